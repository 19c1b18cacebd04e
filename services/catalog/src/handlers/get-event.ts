import { getEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getEvent } from '../use-cases/get-event.ts';

export const handler = httpHandler(contract, getEvent(composition()));
