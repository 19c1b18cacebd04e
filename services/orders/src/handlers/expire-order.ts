import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { expireOrder as task } from '../tasks.ts';
import { cancelOrder } from '../use-cases/cancel-order.ts';
import { expireOrder } from '../use-cases/expire-order.ts';
import { forgoOrder } from '../use-cases/forgo-order.ts';

const ports = composition();
const [cancel, expire, forgo] = [cancelOrder(ports), expireOrder(ports), forgoOrder(ports)];

export const handler = taskHandler(task, ({ orderId, eventCancelled, forgo: holdId }) => {
  if (holdId) return forgo({ orderId, holdId });
  return eventCancelled ? cancel({ orderId }) : expire({ orderId });
});
