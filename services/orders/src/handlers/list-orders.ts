import { listOrders as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { linksComposition } from '../composition.ts';
import { listOrders } from '../use-cases/list-orders.ts';

export const handler = httpHandler(contract, listOrders(linksComposition()));
