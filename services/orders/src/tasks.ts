import { HoldId, OrderId } from '@onsale/contracts/shapes';
import { defineTask } from '@onsale/runtime/task';
import * as z from 'zod/mini';

/**
 * Due when an order's time is over, or at once where it is to end with its event; `forgo`: when it must have come, since this hold was
 * sold to it.
 */
export const expireOrder = defineTask({
  name: 'expireOrder',
  data: z.object({ orderId: OrderId, eventCancelled: z.optional(z.literal(true)), forgo: z.optional(HoldId) }),
});
