import { getAvailabilityV2 as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getAvailabilityV2 } from '../use-cases/get-availability-v2.ts';

export const handler = httpHandler(contract, getAvailabilityV2(composition()));
