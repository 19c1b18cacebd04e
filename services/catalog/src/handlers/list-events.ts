import { listEvents as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listEvents } from '../use-cases/list-events.ts';

export const handler = httpHandler(contract, listEvents(composition()));
