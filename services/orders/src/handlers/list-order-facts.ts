import { listOrderFacts as contract } from '@onsale/contracts/orders/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { facts } from '../composition.ts';
import { listOrderFacts } from '../use-cases/list-order-facts.ts';

export const handler = httpHandler(contract, listOrderFacts({ facts: facts() }));
