import { createVenue as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createVenue } from '../use-cases/create-venue.ts';

export const handler = httpHandler(contract, createVenue(composition()));
