import { awsFile, bucketOf } from '../test/records.ts';
import { findKey } from './failed-records.ts';
import { failedLines } from './show-failed.ts';
import { summaries } from './summary.ts';

const folder = 'aws/lambda/mapping/shard/2027/01/01';
const older = awsFile(1, 2, 3);
const newer = awsFile(9).replace('01:00:00.717Z', '02:00:00.000Z');

describe('what was given up', () => {
  it('is listed with the newest last, and what cannot be read behind it', async () => {
    const bucket = bucketOf({ [`${folder}/b`]: newer, [`${folder}/c`]: 'torn', [`${folder}/a`]: older });
    const { readable, unreadable } = await summaries(bucket, 'prod');
    expect(failedLines(readable, unreadable)).toEqual([
      'given up              service  function       records  tries  why                     written                                       key',
      '2027-01-01T01:00:00Z  orders   publishOutbox  3        21     RetryAttemptsExhausted  2027-01-01T00:00:01Z to 2027-01-01T00:00:03Z  a',
      '2027-01-01T02:00:00Z  orders   publishOutbox  1        21     RetryAttemptsExhausted  2027-01-01T00:00:09Z                          b',
      `${folder}/c: no record of what a stream gave up: the file is no JSON`,
    ]);
  });

  it('is passed over where it was brought back meanwhile', async () => {
    const bucket = { ...bucketOf({}), keys: () => Promise.resolve(['gone']) };
    expect(await summaries(bucket, 'prod')).toEqual({ readable: [], unreadable: [] });
  });

  it('is found by its whole key and by the last part', () => {
    const keys = [`${folder}/a`, `${folder}/b`];
    expect([findKey(keys, `${folder}/b`), findKey(keys, 'a')]).toEqual([`${folder}/b`, `${folder}/a`]);
    expect(() => findKey(keys, 'lambda')).toThrow('nothing that was given up is called lambda');
  });
});
