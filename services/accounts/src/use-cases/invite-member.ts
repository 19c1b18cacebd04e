import type { inviteMember as contract } from '@onsale/contracts/accounts/team';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { newInvitationCode } from '../domain/invitation-code.ts';
import type { ApiKeys, Invitations, Organizers } from '../ports.ts';
import { mayGive, mayGiveForGood, ownTeam } from './team-rules.ts';

/** Milliseconds. */
const goodFor = 7 * 24 * 3600 * 1000;

type Ports = {
  readonly accounts: Organizers;
  readonly apiKeys: Pick<ApiKeys, 'open'>;
  readonly invitations: Pick<Invitations, 'create'>;
  readonly clock: Clock;
};

/** The mail is the proof: whoever reads it may accept, with whatever address they sign in. */
export const inviteMember =
  ({ accounts, apiKeys, invitations, clock }: Ports): UseCase<typeof contract> =>
  async ({ organizerId, email, role, eventIds, locale }, { caller, act }) => {
    const organizer = await ownTeam(accounts, organizerId, caller);
    if (!organizer.ok) return organizer;
    const allowed = mayGive(caller, role);
    if (!allowed.ok) return allowed;
    const lasting = await mayGiveForGood(apiKeys, caller);
    if (!lasting.ok) return lasting;
    const code = newInvitationCode(organizerId);
    const [createdAt, expiresAt] = [clock.now(), clock.now() + goodFor].map(rfc3339) as [string, string]; // two of two
    const sent = act(code.invitationId, { role });
    const invitation = {
      ...{ invitationId: code.invitationId, email, role },
      ...(eventIds && { eventIds }),
      ...{ createdAt, invitedBy: sent.by, expiresAt },
    };
    const { keyVersion } = caller;
    await invitations.create(organizer.value, code, { ...invitation, keyVersion }, locale, sent);
    return ok(invitation);
  };
