import type { removeMember as contract } from '@onsale/contracts/accounts/team';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Organizers, Team } from '../ports.ts';
import { mayGive, ownTeam } from './team-rules.ts';

type Ports = { readonly accounts: Organizers; readonly team: Pick<Team, 'find' | 'remove'> };

/** What they have made stays, keys too: those are the organizer's. */
export const removeMember =
  ({ accounts, team }: Ports): UseCase<typeof contract> =>
  async ({ organizerId, personId }, { caller, act }) => {
    const organizer = await ownTeam(accounts, organizerId, caller);
    if (!organizer.ok) return organizer;
    const member = await team.find(organizerId, personId);
    if (!member) return refusal('member-not-found');
    const allowed = mayGive(caller, member.role);
    if (!allowed.ok) return allowed;
    return team.remove(organizer.value, member, act(personId, { role: member.role }));
  };
