import { idBody, makeId, randomIdBody } from '@onsale/kernel/id';
import type { InvitationId, OrganizerId } from '@onsale/kernel/id';

/** An invitation's one-time code in its parts. As with keys, its id begins with its organizer's, so one read finds it. */
export type InvitationCode = {
  readonly organizerId: OrganizerId;
  readonly invitationId: InvitationId;
  /** 200 random bits. */
  readonly secret: string;
};

export const newInvitationCode = (organizerId: OrganizerId): InvitationCode => ({
  organizerId,
  invitationId: makeId('invitation', `${idBody(organizerId)}${randomIdBody()}`),
  secret: `${randomIdBody()}${randomIdBody()}`,
});

/** As it stands in the mail: `oni_<body of the invitation's id>_<secret>`. */
export const writeInvitationCode = ({ invitationId, secret }: InvitationCode): string => `oni_${idBody(invitationId)}_${secret}`;

/** The parts of what was sent, which may have been copied with spaces; undefined where it cannot be one of our codes. */
export const readInvitationCode = (sent: string): InvitationCode | undefined => {
  const [, organizer, own, secret] = pattern.exec(sent.trim()) ?? [];
  if (organizer === undefined || own === undefined || secret === undefined) return undefined;
  return { organizerId: makeId('organizer', organizer), invitationId: makeId('invitation', `${organizer}${own}`), secret };
};

const pattern = /^oni_([0-9a-z]{20})([0-9a-z]{20})_([0-9a-z]{40})$/;
