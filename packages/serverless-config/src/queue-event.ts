import { eventContracts } from '@onsale/contracts/registry';
import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Resource, Value, ValueMap } from './configuration.ts';
import { exportName, importShared, kebab, pascal, queueLogicalId } from './names.ts';

const fourteenDays = 14 * 24 * 60 * 60; // the most that SQS keeps a message
const attempts = 5;
const batch = { usual: 10, gathered: 100 };

/** `inbox: [orderConfirmed]` or `inbox: all` → a queue with its DLQ, subscribed to the events topic for those types. */
export const inboxEvent = (wanted: Value, place: Place): Addition => {
  const types = wanted === 'all' ? undefined : eventTypes(wanted, place);
  const queue = queueLogicalId(place.functionName);
  const topic = importShared(place.stage, 'EventsTopicArn');
  const { events, resources } = taskEvent({}, place);
  return {
    events,
    resources: {
      ...resources,
      [`${queue}Policy`]: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: queue }],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'sns.amazonaws.com' },
                Action: 'sqs:SendMessage',
                Resource: arnOf(queue),
                Condition: { ArnEquals: { 'aws:SourceArn': topic } },
              },
            ],
          },
        },
      },
      [`${pascal(place.functionName)}Subscription`]: {
        Type: 'AWS::SNS::Subscription',
        DependsOn: `${queue}Policy`,
        Properties: {
          TopicArn: topic,
          Protocol: 'sqs',
          Endpoint: arnOf(queue),
          RawMessageDelivery: true,
          ...(types && { FilterPolicy: { type: types } }),
        },
      },
    },
  };
};

/** `task: {}` → a queue with its DLQ that only the service's own outbox publisher sends to. */
export const taskEvent = (options: Value, place: Place): Addition => {
  if (JSON.stringify(options) !== '{}') throw fault(place, `"task" takes no options, write "task: {}"`);
  const queue = queueLogicalId(place.functionName);
  const name = exportName(place.stage, `${place.service}-${kebab(place.functionName)}`);
  return {
    events: [{ sqs: { arn: arnOf(queue), ...gathering(place), functionResponseType: 'ReportBatchItemFailures' } }],
    resources: {
      [`${queue}Failures`]: queueOf({ QueueName: `${name}-dlq`, MessageRetentionPeriod: fourteenDays }),
      [queue]: queueOf({
        QueueName: name,
        // What AWS advises, so that a throttled poll never makes a message look failed.
        VisibilityTimeout: 6 * place.timeout + place.gatherSeconds,
        RedrivePolicy: { deadLetterTargetArn: arnOf(`${queue}Failures`), maxReceiveCount: attempts },
      }),
    },
  };
};

const gathering = ({ gatherSeconds }: Place): ValueMap =>
  gatherSeconds > 0 ? { batchSize: batch.gathered, maximumBatchingWindow: gatherSeconds } : { batchSize: batch.usual };

const queueOf = (properties: Record<string, Value>): Resource => ({
  Type: 'AWS::SQS::Queue',
  Properties: { ...properties, SqsManagedSseEnabled: true },
});

const arnOf = (logicalId: string): Value => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const eventTypes = (wanted: Value, place: Place): string[] => {
  if (!Array.isArray(wanted) || wanted.length === 0) throw fault(place, `"inbox" is a list of event contracts, or "all"`);
  const contracts = eventContracts();
  return wanted.map((name: unknown) => {
    const contract = typeof name === 'string' ? contracts[name] : undefined;
    if (!contract) throw fault(place, `there is no event ${JSON.stringify(name)} in the contracts`);
    return contract.type;
  });
};
