import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Value } from './configuration.ts';
import { importShared, queueLogicalId, upperSnake } from './names.ts';

const insertedOutboxItems = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['outbox'] } } } };

/**
 * `outbox: true` → the stream of the service's own table, only what is written to the outbox, published to the events
 * topic and to the service's task queues. What fails for an hour goes to the failed-records bucket, record and all.
 */
export const outboxEvent = (on: Value, place: Place): Addition => {
  if (on !== true) throw fault(place, `"outbox" is switched on by "outbox: true"`);
  const topic = importShared(place.stage, 'EventsTopicArn');
  const failures = importShared(place.stage, 'FailedRecordsBucketArn');
  const taskQueues = place.taskFunctions.map(queueLogicalId);
  return {
    event: {
      stream: {
        type: 'dynamodb',
        arn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        startingPosition: 'TRIM_HORIZON',
        batchSize: 25,
        bisectBatchOnFunctionError: true,
        functionResponseType: 'ReportBatchItemFailures',
        maximumRetryAttempts: 50,
        maximumRecordAgeInSeconds: 3600,
        filterPatterns: [insertedOutboxItems],
        destinations: { onFailure: { arn: failures, type: 's3' } },
      },
    },
    environment: {
      EVENTS_TOPIC_ARN: topic,
      ...Object.fromEntries(place.taskFunctions.map((name) => [`TASK_QUEUE_${upperSnake(name)}`, { Ref: queueLogicalId(name) }])),
    },
    statements: [
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: topic },
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
