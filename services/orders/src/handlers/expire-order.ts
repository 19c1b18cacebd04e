import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { expireOrder as task } from '../tasks.ts';
import { cancelOrder } from '../use-cases/cancel-order.ts';
import { expireOrder } from '../use-cases/expire-order.ts';

const ports = composition();
const [cancel, expire] = [cancelOrder(ports), expireOrder(ports)];

export const handler = taskHandler(task, (due) => (due.eventCancelled ? cancel(due) : expire(due)));
