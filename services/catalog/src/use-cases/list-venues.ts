import type { listVenues as contract } from '@onsale/contracts/catalog/api';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Venues } from '../ports.ts';

export const listVenues =
  ({ venues }: { venues: Venues }): UseCase<typeof contract> =>
  (page, { caller }) =>
    venues.listOfOrganizer(caller.organizerId, page);
