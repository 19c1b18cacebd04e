import { inviteMember } from '@onsale/contracts/accounts/team';
import type { Invitation } from '@onsale/contracts/accounts/team';
import { permissionsOf } from '@onsale/contracts/permissions';
import type { Role } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { Caller, TeamCaller } from '@onsale/contracts/use-case';
import type { OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { outlasts } from '../domain/api-key.ts';
import { grantedScopes } from '../domain/scopes.ts';
import type { ApiKeys, Organizers } from '../ports.ts';
import { ownKey } from './own-key.ts';
import { ownLiveOrganizer } from './own-organizer.ts';

/** The organizer of a path, if the caller may change its team. People always act live, and so must whoever deals with them. */
export const ownTeam = (accounts: Organizers, organizerId: OrganizerId, caller: Caller) =>
  ownLiveOrganizer(accounts, organizerId, caller, 'People act live, so a test key changes nothing about the team');

/** Nobody makes a member, or changes one, who may do what they may not themselves. */
export const mayGive = ({ scopes }: Caller, role: Role) => {
  const granted = grantedScopes(permissionsOf(role), scopes);
  if (granted.ok) return ok(undefined);
  return refusal('forbidden', {
    field: 'role',
    detail: `You may do nothing about this role: it includes ${granted.error.join(', ')}`,
  });
};

/** A member has no end, so nobody makes one, or changes what one may do, with a key that has. */
export const mayGiveForGood = async (apiKeys: Pick<ApiKeys, 'open'>, caller: Caller) => {
  const own = await ownKey(apiKeys, caller);
  if (!own.ok) return own;
  return outlasts({}, own.value)
    ? refusal('forbidden', {
        detail: 'This key ends, and a member does not: use the newest secret of one that does not expire, or sign in',
      })
    : ok(undefined);
};

/** Would whoever sent an invitation be let send it, as they are now? All that is asked of them then, here and by the contract. */
export const mayStillInvite = (inviter: TeamCaller, { role }: Pick<Invitation, 'role'>): boolean =>
  inviter.scopes.includes(inviteMember.needs) &&
  inviter.eventIds === undefined &&
  inviter.endsAt === undefined &&
  mayGive(inviter, role).ok;
