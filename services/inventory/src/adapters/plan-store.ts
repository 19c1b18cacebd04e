import { createHash } from 'node:crypto';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import * as z from 'zod/mini';
import type { Plans } from '../ports.ts';

/** Seating plans, as catalog published them. */
export const planStore = (): Plans => {
  const s3 = new S3Client({});
  return {
    read: async ({ bucket, key, hash }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const text = (await Body?.transformToString('utf-8')) ?? '';
      const found = createHash('sha256').update(text).digest('hex');
      if (found !== hash) throw new Error(`The seating plan at ${key} has the hash ${found}, not ${hash}`);
      return z.parse(SeatingPlanDocument, JSON.parse(text));
    },
  };
};
