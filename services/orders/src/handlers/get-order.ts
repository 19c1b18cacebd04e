import { getOrder as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getOrder } from '../use-cases/get-order.ts';

export const handler = httpHandler(contract, getOrder(composition()));
