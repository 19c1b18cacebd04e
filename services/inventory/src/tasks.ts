import { EventId, whole } from '@onsale/contracts/shapes';
import { defineTask } from '@onsale/runtime/task';
import * as z from 'zod/mini';

/** Writes the units of an event, from a block on (by its index). */
export const makeUnits = defineTask({
  name: 'makeUnits',
  data: z.object({ eventId: EventId, fromBlock: whole(0, Number.MAX_SAFE_INTEGER) }),
});

/** Sees to it that there is a count which began at this moment (epoch milliseconds) or later. */
export const recountStock = defineTask({
  name: 'recountStock',
  data: z.object({ eventId: EventId, notBefore: whole(0, Number.MAX_SAFE_INTEGER) }),
});
