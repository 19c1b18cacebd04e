import type { DynamoDBRecord } from 'aws-lambda';

/** Records of a table's stream, by their sequence numbers; one a second from the start of 2027 on. */
export const recordsOf = (...numbers: number[]): DynamoDBRecord[] =>
  numbers.map((number) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(number),
      ApproximateCreationDateTime: 1_798_761_600 + number,
      NewImage: { kind: { S: 'outbox' } },
    },
  }));

/** As AWS documents what Lambda writes to S3 (`services-dynamodb-errors`), for a function behind an alias. */
export const awsFile = (...numbers: number[]): string =>
  JSON.stringify({
    requestContext: {
      requestId: '316aa6d0-8154-4f0d-9af7-85d5f4a6bc81',
      functionArn: 'arn:aws:lambda:ap-northeast-2:123456789012:function:onsale-orders-prod-publishOutbox:live',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 21,
    },
    responseContext: { statusCode: 200, executedVersion: '7' },
    version: '1.0',
    timestamp: '2027-01-01T01:00:00.717Z',
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000001573689847184-864758bb',
      startSequenceNumber: String(numbers.at(0)),
      endSequenceNumber: String(numbers.at(-1)),
      approximateArrivalOfFirstRecord: '2027-01-01T00:00:01Z',
      approximateArrivalOfLastRecord: '2027-01-01T00:00:03Z',
      batchSize: numbers.length,
      streamArn: 'arn:aws:dynamodb:ap-northeast-2:123456789012:table/onsale-prod-orders/stream/2027-01-01T00:00:00.000',
    },
    payload: JSON.stringify({ Records: recordsOf(...numbers) }),
  });

/** A bucket in memory. */
export const bucketOf = (files: Readonly<Record<string, string>>) => {
  const kept = new Map(Object.entries(files));
  return {
    kept,
    keys: () => Promise.resolve([...kept.keys()]),
    read: (key: string) => Promise.resolve(kept.get(key)),
    replace: (key: string, text: string) => Promise.resolve(kept.set(key, text)),
    remove: (key: string) => Promise.resolve(kept.delete(key)),
  };
};
