import { getVenue as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getVenue } from '../use-cases/get-venue.ts';

export const handler = httpHandler(contract, getVenue(composition()));
