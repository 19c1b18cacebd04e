import { mendOrder as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { mendOrder } from '../use-cases/mend-order.ts';

export const handler = httpHandler(contract, mendOrder(composition()));
