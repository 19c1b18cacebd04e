import { placeOrder as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { placeOrder } from '../use-cases/place-order.ts';

export const handler = httpHandler(contract, placeOrder(composition()));
