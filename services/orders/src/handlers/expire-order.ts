import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { expireOrder as task } from '../tasks.ts';
import { expireOrder } from '../use-cases/expire-order.ts';

export const handler = taskHandler(task, expireOrder(composition()));
