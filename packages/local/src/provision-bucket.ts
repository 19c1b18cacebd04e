import { CreateBucketCommand, HeadBucketCommand, NotFound } from '@aws-sdk/client-s3';
import type { Clients } from './clients.ts';
import type { Resource } from './cloud.ts';

export const createBucket = async ({ name }: Resource, { s3 }: Clients): Promise<void> => {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: name }));
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault;
    await s3.send(new CreateBucketCommand({ Bucket: name }));
  }
};
