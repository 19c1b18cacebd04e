import type { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import { sha256Hex } from '@onsale/runtime/constant-time';
import { s3Objects } from '@onsale/runtime/objects';
import type { PlanDocuments } from '../ports.ts';

/** Plans as JSON at `plans/<planId>/<hash>.json`: what a pointer says is there can never be something else. */
export const plansBucket = (bucket: string): PlanDocuments => {
  const objects = s3Objects();
  return {
    write: async (document) => {
      const body = JSON.stringify(document);
      const { planId, seats } = document;
      const hash = sha256Hex(body);
      const key = `plans/${planId}/${hash}.json`;
      await objects.put({ bucket, key }, { body, type: 'application/json' });
      return { planId, bucket, key, hash, seats };
    },
    read: async (pointer) => {
      const body = await objects.get(pointer);
      return JSON.parse(body.toString()) as SeatingPlanDocument; // written above, and nowhere else
    },
  };
};
