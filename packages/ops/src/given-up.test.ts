import { S3Client } from '@aws-sdk/client-s3';
import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { keepFailedRecords } from '@onsale/local/failed-records';
import { awsFile, recordsOf } from '../test/records.ts';
import { readGivenUp } from './given-up.ts';

describe('a file of what a stream gave up', () => {
  it('is read as Lambda writes it', () => {
    expect(readGivenUp(awsFile(1, 2))).toMatchObject({
      functionArn: expect.stringContaining('function:onsale-orders-prod-publishOutbox') as string,
      condition: 'RetryAttemptsExhausted',
      tries: 21,
      at: '2027-01-01T01:00:00.717Z',
      records: recordsOf(1, 2),
    });
  });

  it('is read as the local cloud writes it', async () => {
    const s3 = new S3Client({ region: 'ap-northeast-2' });
    const puts: unknown[] = [];
    s3.send = ({ input }: PutObjectCommand) => Promise.resolve(puts.push(input.Body)); // one of its overloads
    const failure = {
      functionName: 'orders-publishOutbox',
      streamArn: 'stream',
      shardId: 'shard',
      records: recordsOf(1),
      tries: 3,
    };
    await keepFailedRecords(s3, 'bucket', failure, new Date('2027-01-01T00:00:00Z'));
    expect(readGivenUp(String(puts[0]))).toMatchObject({
      functionArn: 'orders-publishOutbox',
      condition: 'RetryAttemptsExhausted',
      tries: 3,
      at: '2027-01-01T00:00:00.000Z',
      records: recordsOf(1),
    });
  });

  it('keeps everything that stood in it when only some of its records stay', () => {
    const before = JSON.parse(awsFile(1, 2, 3)) as Record<string, object>;
    const after = JSON.parse(readGivenUp(awsFile(1, 2, 3)).keeping(recordsOf(2))) as Record<string, unknown>;
    expect(after).toEqual({
      ...before,
      DDBStreamBatchInfo: { ...before['DDBStreamBatchInfo'], batchSize: 1, startSequenceNumber: '2', endSequenceNumber: '2' },
      payload: JSON.stringify({ Records: recordsOf(2) }),
    });
  });

  it.each([
    ['is no JSON', 'torn', 'the file is no JSON'],
    ['is of another kind', '{"hello":"world"}', 'the file.requestContext: '],
    ['holds no records, as behind a queue', awsFile(1).replace('"payload"', '"elsewhere"'), 'the file.payload: '],
    ['holds what is no event', awsFile(1).replace('Records', 'Messages'), 'its payload.Records: '],
    ['holds an empty event', awsFile(), 'its payload.Records: '],
  ])('is refused where it %s', (_, text, why) => {
    expect(() => readGivenUp(text)).toThrow(`no record of what a stream gave up: ${why}`);
  });
});
