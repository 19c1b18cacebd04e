import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { PlainFault } from '@onsale/local/plain-fault';

/** The bucket of what streams gave up. All of it rejects with a PlainFault where the bucket is not there or may not be read. */
export type FailedRecords = ReturnType<typeof failedRecordsIn>;

export const failedRecordsIn = (s3: S3Client, Bucket: string) => ({
  /** The keys, in no order that means anything. */
  keys: (): Promise<readonly string[]> =>
    plainly(Bucket, async () => {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: 'aws/lambda/' }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    }),

  /** Undefined where there is no such file (any more). */
  read: (Key: string): Promise<string | undefined> =>
    plainly(Bucket, async () => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault;
      }
    }),

  replace: (Key: string, Body: string): Promise<unknown> =>
    plainly(Bucket, () => s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json' }))),

  remove: (Key: string): Promise<unknown> => plainly(Bucket, () => s3.send(new DeleteObjectCommand({ Bucket, Key }))),
});

/** What S3 refuses is for a person to mend. */
const plainly = async <Outcome>(bucket: string, work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof S3ServiceException) throw new PlainFault(`the bucket ${bucket}: ${fault.name}: ${fault.message}`);
    throw fault;
  }
};

/** The key that a person means: whole, or its last part. Throws a PlainFault where there is none. */
export const findKey = (keys: readonly string[], wanted: string): string => {
  const found = keys.find((key) => key === wanted || shortKey(key) === wanted);
  if (found === undefined) throw new PlainFault(`nothing that was given up is called ${wanted}: npm run ops -- failed`);
  return found;
};

/** Unique, as it ends with a UUID. */
export const shortKey = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
