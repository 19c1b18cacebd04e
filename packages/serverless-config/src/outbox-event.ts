import { taskQueueVariable } from '@onsale/runtime/task';
import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Value } from './configuration.ts';
import { importShared, queueLogicalId } from './names.ts';

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
        maximumRetryAttempts: 20,
        maximumRecordAgeInSeconds: 3600,
        filterPatterns: [insertedOutboxItems],
        // AWS takes a bucket too; osls knows two types only, and reads them for its shared role, which we do not have.
        destinations: { onFailure: { arn: failures, type: 'sqs' } },
      },
    },
    environment: {
      EVENTS_TOPIC_ARN: topic,
      ...Object.fromEntries(place.taskFunctions.map((name) => [taskQueueVariable(name), { Ref: queueLogicalId(name) }])),
    },
    statements: [
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: topic },
      { Effect: 'Allow', Action: ['s3:PutObject'], Resource: { 'Fn::Join': ['', [failures, '/*']] } },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: failures }, // Lambda looks at the bucket before it writes
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
