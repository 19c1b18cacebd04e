import { createHold as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createHold } from '../use-cases/create-hold.ts';

export const handler = httpHandler(contract, createHold(composition()));
