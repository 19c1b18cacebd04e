import { modeOf, refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import type { OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Organizers } from '../ports.ts';

/** The organizer of a path, if the caller acts for it; to them there is no other. */
export const ownOrganizer = async (accounts: Organizers, organizerId: OrganizerId, caller: Caller) => {
  const organizer = organizerId === caller.organizerId ? await accounts.findOrganizer(organizerId) : undefined;
  return organizer ? ok(organizer) : refusal('organizer-not-found');
};

/** The same for what is live whoever asks: a test key has no part in it, and is told `why`. */
export const ownLiveOrganizer = async (accounts: Organizers, organizerId: OrganizerId, caller: Caller, why: string) => {
  const organizer = await ownOrganizer(accounts, organizerId, caller);
  return organizer.ok && modeOf(caller) === 'test'
    ? refusal('forbidden', { detail: `${why}: use a live key, or sign in` })
    : organizer;
};
