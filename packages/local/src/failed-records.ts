import { randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBRecord } from 'aws-lambda';
import { sequenceNumber } from './stream-pump.ts';

type Failure = {
  readonly functionName: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly records: readonly DynamoDBRecord[];
  readonly tries: number;
};

/** Keeps records that could not be delivered, as Lambda's S3 destination does: what failed, where, and the records themselves. */
export const keepFailedRecords = async (s3: S3Client, bucket: string, failure: Failure, now = new Date()): Promise<void> => {
  const { functionName, streamArn, shardId, records, tries } = failure;
  const sequenceNumbers = records.map(sequenceNumber);
  const time = now.toISOString();
  const body = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionName,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: time,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceNumbers[0],
      endSequenceNumber: sequenceNumbers.at(-1),
      batchSize: records.length,
      streamArn,
    },
    payload: JSON.stringify({ Records: records }),
  };
  const day = time.slice(0, 10).replaceAll('-', '/');
  const Key = `aws/lambda/${functionName}/${shardId}/${day}/${time.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: JSON.stringify(body), ContentType: 'application/json' }));
};
