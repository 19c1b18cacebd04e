import { listVenues as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listVenues } from '../use-cases/list-venues.ts';

export const handler = httpHandler(contract, listVenues(composition()));
