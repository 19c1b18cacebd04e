import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { makeUnits as task } from '../tasks.ts';
import { makeUnits } from '../use-cases/make-units.ts';

export const handler = taskHandler(task, makeUnits(composition()));
