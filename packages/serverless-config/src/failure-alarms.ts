import { alarm } from './alarm.ts';
import type { ExpandedFunction, Resource } from './configuration.ts';
import { kebab, pascal, queueLogicalId } from './names.ts';

type Place = { readonly service: string; readonly stage: string };

const quarterOfAnHour = 15 * 60 * 1000; // milliseconds; a record is given up after an hour

/** For what nobody waits for: an alarm on each DLQ, and on each stream that is read late. */
export const failureAlarms = (functions: Readonly<Record<string, ExpandedFunction>>, place: Place): Record<string, Resource> =>
  Object.fromEntries(
    Object.entries(functions).flatMap(([name, { events }]) => [
      ...(events.some(({ sqs }) => sqs) ? [[`${queueLogicalId(name)}FailuresAlarm`, deadLetters(name, place)] as const] : []),
      ...(events.some(({ stream }) => stream) ? [[`${pascal(name)}LateAlarm`, lateStream(name, place)] as const] : []),
    ]),
  );

const deadLetters = (functionName: string, { service, stage }: Place): Resource =>
  alarm({
    stage,
    name: `${service}-${kebab(functionName)}-dlq`,
    says: `A message to ${functionName} of ${service} failed five times.`,
    runbook: 'dead-letters',
    metric: {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [`${queueLogicalId(functionName)}Failures`, 'QueueName'] } }],
    },
    statistic: 'Maximum',
    above: 0,
    minutes: 1,
  });

const lateStream = (functionName: string, { service, stage }: Place): Resource =>
  alarm({
    stage,
    name: `${service}-${kebab(functionName)}-late`,
    says: `${functionName} of ${service} reads its table's stream more than 15 minutes late.`,
    runbook: 'late-stream',
    metric: {
      Namespace: 'AWS/Lambda',
      MetricName: 'IteratorAge',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: `${pascal(functionName)}LambdaFunction` } }],
    },
    statistic: 'Maximum',
    above: quarterOfAnHour,
    minutes: 1,
  });
