import { listStockFacts as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition, facts } from '../composition.ts';
import { listStockFacts } from '../use-cases/list-stock-facts.ts';

export const handler = httpHandler(contract, listStockFacts({ ...composition(), facts: facts() }));
