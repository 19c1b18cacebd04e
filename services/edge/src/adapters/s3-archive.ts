import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ArchiveObject } from '../domain/archive-object.ts';

const compressed = promisify(gzip);

/** Keeps archive objects in a bucket, compressed. */
export const s3Archive = (bucket: string) => {
  const s3 = new S3Client({});
  return {
    keep: async ({ key, lines }: ArchiveObject): Promise<void> => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: await compressed(lines),
          ContentType: 'application/jsonl',
          ContentEncoding: 'gzip',
        }),
      );
    },
  };
};
