import { confirmHold as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { confirmHold } from '../use-cases/confirm-hold.ts';

export const handler = httpHandler(contract, confirmHold(composition()));
