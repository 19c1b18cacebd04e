import { getAvailability as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getAvailability } from '../use-cases/get-availability.ts';

export const handler = httpHandler(contract, getAvailability(composition()));
