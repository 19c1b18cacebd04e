import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Documents } from '../ports.ts';

/** Reads what an event points to; the function's role says in which bucket it may. */
export const documentsBucket = (client = new S3Client({})): Documents => ({
  read: async ({ bucket, key }) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!Body) throw new Error(`The document ${key} has no content`);
    return Body.transformToByteArray();
  },
});
