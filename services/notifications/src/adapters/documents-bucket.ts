import { s3Objects } from '@onsale/runtime/objects';
import type { Documents } from '../ports.ts';

/** Reads what an event points to; the function's role says in which bucket it may. */
export const documentsBucket = (objects = s3Objects()): Documents => ({ read: (place) => objects.get(place) });
