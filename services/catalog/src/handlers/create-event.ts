import { createEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createEvent } from '../use-cases/create-event.ts';

export const handler = httpHandler(contract, createEvent(composition()));
