import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Value, ValueMap } from './configuration.ts';
import { importShared } from './names.ts';

/** `changes: unit` → the stream of the service's own table, only what changes items of that kind. */
export const changesEvent = (kind: Value, place: Place): Addition => {
  if (typeof kind !== 'string') throw fault(place, `"changes" names one kind of items, such as "changes: unit"`);
  return tableStream(place, { eventName: ['MODIFY'], dynamodb: { NewImage: { kind: { S: [kind] } } } });
};

/** `written: { kind: webhook-delivery, send: fast }` → the same stream, what is written with exactly these texts. Ten batches of a shard side by side. */
export const writtenEvent = (texts: Value, place: Place): Addition => {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts) || !('kind' in texts))
    throw fault(place, `"written" says what items hold, such as "written: { kind: delivery }"`);
  const NewImage = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: [text] }]));
  return tableStream(place, { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage } }, { parallelizationFactor: 10 });
};

/**
 * The stream of the service's own table, only records that pass the filter. What fails for an hour goes to the failed-records
 * bucket, record and all. A stream has room for two of these.
 */
export const tableStream = ({ stage, gatherSeconds }: Place, filter: Value, more: ValueMap = {}): Addition => {
  const failures = importShared(stage, 'FailedRecordsBucketArn');
  return {
    events: [
      {
        stream: {
          type: 'dynamodb',
          arn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          startingPosition: 'TRIM_HORIZON',
          ...(gatherSeconds > 0 ? { batchSize: 100, batchWindow: gatherSeconds } : { batchSize: 25 }),
          bisectBatchOnFunctionError: true,
          functionResponseType: 'ReportBatchItemFailures',
          maximumRetryAttempts: 20,
          maximumRecordAgeInSeconds: 3600,
          filterPatterns: [filter],
          ...more,
          // AWS takes a bucket too; osls knows two types only, and reads them for its shared role, which we do not have.
          destinations: { onFailure: { arn: failures, type: 'sqs' } },
        },
      },
    ],
    statements: [
      { Effect: 'Allow', Action: ['s3:PutObject'], Resource: { 'Fn::Join': ['', [failures, '/*']] } },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: failures }, // Lambda looks at the bucket before it writes
    ],
  };
};
