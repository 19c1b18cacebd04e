import { releaseAllocation as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { releaseAllocation } from '../use-cases/release-allocation.ts';

export const handler = httpHandler(contract, releaseAllocation(composition()));
