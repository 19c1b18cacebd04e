import type { acceptInvitation as contract } from '@onsale/contracts/accounts/team';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { readInvitationCode } from '../domain/invitation-code.ts';
import type { Invitations, Organizers } from '../ports.ts';
import { makerNow } from './maker-now.ts';
import type { Makers } from './maker-now.ts';
import { mayStillInvite } from './team-rules.ts';
import { withPermissions } from './with-permissions.ts';

type Ports = Makers & {
  readonly accounts: Organizers;
  readonly invitations: Pick<Invitations, 'find' | 'accept'>;
  readonly clock: Clock;
};

/** A code that is not one, or of nothing any more, is a 404, whatever is wrong with it; so is that of somebody who might not send it now. */
export const acceptInvitation =
  ({ accounts, invitations, clock, ...makers }: Ports): UseCase<typeof contract> =>
  async ({ code }, { personId }) => {
    const parts = readInvitationCode(code);
    const invitation = parts && (await invitations.find(parts));
    const organizer = invitation && (await accounts.findOrganizer(parts.organizerId));
    if (!organizer) return refusal('invitation-not-found', { field: 'code' });
    if (invitation.acceptedAt !== undefined) return refusal('invitation-used');
    if (Date.parse(invitation.expiresAt) <= clock.now()) return refusal('invitation-expired');
    const { invitationId, email, role, eventIds, invitedBy, keyVersion } = invitation;
    if (invitedBy === undefined)
      return refusal('invitation-expired', { detail: 'It was sent by an earlier version: ask for another' });
    const inviter = await makerNow(makers, organizer.organizerId, { by: invitedBy, keyVersion });
    if (!inviter || !mayStillInvite(inviter, invitation)) return refusal('invitation-not-found', { field: 'code' });

    const member = { personId, email, role, ...(eventIds && { eventIds }), since: rfc3339(clock.now()) };
    const act = {
      organizerId: organizer.organizerId,
      action: 'accept-invitation',
      by: personId,
      subject: invitationId,
      role,
    } as const;
    const accepted = await invitations.accept(organizer, invitation, member, act);
    return accepted.ok ? ok(withPermissions(accepted.value)) : accepted;
  };
