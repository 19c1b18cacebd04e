import type { getVenue as contract } from '@onsale/contracts/catalog/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Venues } from '../ports.ts';

export const getVenue =
  ({ venues }: { venues: Venues }): UseCase<typeof contract> =>
  async ({ venueId }) => {
    const venue = await venues.find(venueId);
    return venue ? ok(venue) : refusal('venue-not-found');
  };
