import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import { sha256Hex } from '@onsale/runtime/constant-time';
import type { PlanDocuments } from '../ports.ts';

/** Plans as JSON at `plans/<planId>/<hash>.json`: what a pointer says is there can never be something else. */
export const plansBucket = (bucket: string): PlanDocuments => {
  const s3 = new S3Client({});
  return {
    write: async (document) => {
      const body = JSON.stringify(document);
      const { planId, seats } = document;
      const hash = sha256Hex(body);
      const key = `plans/${planId}/${hash}.json`;
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/json' }));
      return { planId, bucket, key, hash, seats };
    },
    read: async ({ bucket: Bucket, key: Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      if (!Body) throw new Error(`${Key} is empty`);
      return JSON.parse(await Body.transformToString()) as SeatingPlanDocument; // written above, and nowhere else
    },
  };
};
