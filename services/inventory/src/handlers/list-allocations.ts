import { listAllocations as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listAllocations } from '../use-cases/list-allocations.ts';

export const handler = httpHandler(contract, listAllocations(composition()));
