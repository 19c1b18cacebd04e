import { requestOrderLink as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { linksComposition } from '../composition.ts';
import { requestOrderLink } from '../use-cases/request-order-link.ts';

export const handler = httpHandler(contract, requestOrderLink(linksComposition()));
