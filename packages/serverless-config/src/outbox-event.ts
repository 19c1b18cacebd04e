import { taskQueueVariable } from '@onsale/runtime/task';
import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Value } from './configuration.ts';
import { importShared, queueLogicalId } from './names.ts';
import { tableStream } from './table-stream.ts';

const insertedOutboxItems = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['outbox'] } } } };

/** `outbox: true` → what is written to the outbox, published to the events topic and to the service's task queues. */
export const outboxEvent = (on: Value, place: Place): Addition => {
  if (on !== true) throw fault(place, `"outbox" is switched on by "outbox: true"`);
  const topic = importShared(place.stage, 'EventsTopicArn');
  const taskQueues = place.taskFunctions.map(queueLogicalId);
  const { events, statements = [] } = tableStream(place, insertedOutboxItems);
  return {
    events,
    environment: {
      EVENTS_TOPIC_ARN: topic,
      ...Object.fromEntries(place.taskFunctions.map((name) => [taskQueueVariable(name), { Ref: queueLogicalId(name) }])),
    },
    statements: [
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: topic },
      ...statements,
      ...(taskQueues.length === 0
        ? []
        : [
            {
              Effect: 'Allow' as const,
              Action: ['sqs:SendMessage'],
              Resource: taskQueues.map((queue) => ({ 'Fn::GetAtt': [queue, 'Arn'] })),
            },
          ]),
    ],
  };
};
