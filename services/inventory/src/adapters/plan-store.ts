import { createHash } from 'node:crypto';
import { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import { s3Objects } from '@onsale/runtime/objects';
import * as z from 'zod/mini';
import type { Plans } from '../ports.ts';

/** Seating plans, as catalog published them. */
export const planStore = (): Plans => {
  const objects = s3Objects();
  return {
    read: async ({ hash, ...place }) => {
      const text = (await objects.get(place)).toString();
      const found = createHash('sha256').update(text).digest('hex');
      if (found !== hash) throw new Error(`The seating plan at ${place.key} has the hash ${found}, not ${hash}`);
      return z.parse(SeatingPlanDocument, JSON.parse(text));
    },
  };
};
