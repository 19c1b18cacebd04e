import type { withdrawInvitation as contract } from '@onsale/contracts/accounts/team';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Invitations, Organizers } from '../ports.ts';
import { ownTeam } from './team-rules.ts';

type Ports = { readonly accounts: Organizers; readonly invitations: Pick<Invitations, 'withdraw'> };

export const withdrawInvitation =
  ({ accounts, invitations }: Ports): UseCase<typeof contract> =>
  async ({ organizerId, invitationId }, { caller, act }) => {
    const organizer = await ownTeam(accounts, organizerId, caller);
    if (!organizer.ok) return organizer;
    return invitations.withdraw(organizerId, invitationId, act(invitationId));
  };
