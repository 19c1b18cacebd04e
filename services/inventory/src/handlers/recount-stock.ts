import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { recountStock as task } from '../tasks.ts';
import { recountStock } from '../use-cases/recount-stock.ts';

export const handler = taskHandler(task, recountStock(composition()));
