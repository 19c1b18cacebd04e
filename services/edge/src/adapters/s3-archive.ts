import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { s3Objects } from '@onsale/runtime/objects';
import type { ArchiveObject } from '../domain/archive-object.ts';

const compressed = promisify(gzip);

/** Keeps archive objects in a bucket, compressed. */
export const s3Archive = (bucket: string, objects = s3Objects()) => ({
  keep: async ({ key, lines }: ArchiveObject): Promise<void> =>
    objects.put({ bucket, key }, { body: await compressed(lines), type: 'application/jsonl', encoding: 'gzip' }),
});
