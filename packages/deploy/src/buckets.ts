import { DeleteBucketCommand, DeleteObjectsCommand, ListObjectVersionsCommand, NoSuchBucket } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** Deletes every version of every object. */
export const emptyBucket = async (client: S3Client, Bucket: string): Promise<void> => {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
};

/** Also one that its stack has left standing; one that is gone already is fine. */
export const deleteBucket = async (client: S3Client, Bucket: string): Promise<void> => {
  try {
    await emptyBucket(client, Bucket); // what was written since
    await client.send(new DeleteBucketCommand({ Bucket }));
  } catch (fault) {
    if (!(fault instanceof NoSuchBucket)) throw fault;
  }
};
