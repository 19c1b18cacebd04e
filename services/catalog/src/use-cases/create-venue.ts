import type { createVenue as contract } from '@onsale/contracts/catalog/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Venues } from '../ports.ts';

export const createVenue =
  ({ venues }: { venues: Venues }): UseCase<typeof contract> =>
  async (request, { caller, act }) => {
    const venue = { venueId: newId('venue'), organizerId: caller.organizerId, ...request };
    await venues.create(venue, act(venue.venueId));
    return ok(venue);
  };
