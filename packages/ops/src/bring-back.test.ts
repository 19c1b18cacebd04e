import { sequenceNumber } from '@onsale/local/stream-pump';
import type { DynamoDBRecord } from 'aws-lambda';
import { awsFile, bucketOf, recordsOf } from '../test/records.ts';
import { bringBack } from './bring-back.ts';
import { readGivenUp } from './given-up.ts';

const key = 'aws/lambda/mapping/shard/2027/01/01/file';

const world = (file: string | undefined, ...bad: string[]) => {
  const bucket = bucketOf(file === undefined ? {} : { [key]: file });
  const seen: string[] = [];
  const call = (records: readonly DynamoDBRecord[]) => {
    seen.push(...records.map(sequenceNumber));
    return Promise.resolve({ failed: new Set(records.map(sequenceNumber).filter((each) => bad.includes(each))) });
  };
  const asked: string[] = [];
  const callOf = ({ FunctionName }: { FunctionName: string }) => {
    asked.push(FunctionName);
    return call;
  };
  return { bucket, seen, asked, needs: { stage: 'prod', bucket, callOf } };
};

describe('what a file holds', () => {
  it('is given to its function, and the file goes', async () => {
    const { needs, bucket, seen, asked } = world(awsFile(1, 2));
    expect(await bringBack(key, needs)).toMatchObject({ called: { service: 'orders' }, records: 2, left: [] });
    expect({ seen, asked, kept: bucket.kept.size }).toEqual({
      seen: ['1', '2'],
      asked: ['onsale-orders-prod-publishOutbox'],
      kept: 0,
    });
  });

  it('stays in the file as far as it failed again', async () => {
    const { needs, bucket } = world(awsFile(1, 2, 3), '2');
    expect((await bringBack(key, needs)).left).toHaveLength(1);
    expect(readGivenUp(bucket.kept.get(key) ?? '').records).toEqual(recordsOf(2));
  });

  it('stays untouched where all of it failed again, so that nobody is told of a new file', async () => {
    const { needs, bucket } = world(awsFile(1), '1');
    bucket.replace = () => Promise.reject(new Error('nothing to write'));
    await bringBack(key, needs);
    expect(bucket.kept.get(key)).toBe(awsFile(1));
  });

  it('stays where the command is ended in the middle', async () => {
    const { needs, bucket } = world(awsFile(1, 2));
    const callOf = () => () => Promise.reject(new Error('ended'));
    await expect(bringBack(key, { ...needs, callOf })).rejects.toThrow('ended');
    expect(bucket.kept.get(key)).toBe(awsFile(1, 2));
  });

  it('is not touched where it is no such record', async () => {
    const { needs, bucket, seen } = world('torn');
    await expect(bringBack(key, needs)).rejects.toThrow('no record of what a stream gave up');
    expect({ seen, kept: bucket.kept.size }).toEqual({ seen: [], kept: 1 });
  });

  it('may be gone', async () => {
    await expect(bringBack(key, world(undefined).needs)).rejects.toThrow('somebody else brought it back');
  });
});
