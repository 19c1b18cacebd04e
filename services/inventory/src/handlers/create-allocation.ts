import { createAllocation as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createAllocation } from '../use-cases/create-allocation.ts';

export const handler = httpHandler(contract, createAllocation(composition()));
