import type { updateMember as contract } from '@onsale/contracts/accounts/team';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { ApiKeys, Organizers, Team } from '../ports.ts';
import { mayGive, mayGiveForGood, ownTeam } from './team-rules.ts';

type Ports = {
  readonly accounts: Organizers;
  readonly apiKeys: Pick<ApiKeys, 'open'>;
  readonly team: Pick<Team, 'find' | 'change'>;
};

/** Whoever changes a role must be able to give both, the old one and the new. */
export const updateMember =
  ({ accounts, apiKeys, team }: Ports): UseCase<typeof contract> =>
  async ({ organizerId, personId, role, eventIds }, { caller, act }) => {
    const organizer = await ownTeam(accounts, organizerId, caller);
    if (!organizer.ok) return organizer;
    const before = await team.find(organizerId, personId);
    if (!before) return refusal('member-not-found');
    const { eventIds: eventsBefore, ...same } = before;
    const events = eventIds === undefined ? eventsBefore : (eventIds ?? undefined);
    const after = { ...same, role: role ?? before.role, ...(events && { eventIds: events }) };
    for (const each of [before, after]) {
      const allowed = mayGive(caller, each.role);
      if (!allowed.ok) return allowed;
    }
    const lasting = await mayGiveForGood(apiKeys, caller);
    if (!lasting.ok) return lasting;
    const changed = await team.change(organizer.value, before, after, act(personId, { role: after.role }));
    return changed.ok ? ok(after) : changed;
  };
