import { makeId, randomIdBody } from '@onsale/kernel/id';
import type { ApiKeyId, OrganizerId } from '@onsale/kernel/id';

/** An API key in its parts. Its id begins with its organizer's, so one read finds it and one query lists an organizer's keys. */
export type ApiKeyParts = {
  readonly organizerId: OrganizerId;
  readonly keyId: ApiKeyId;
  /** 200 random bits. */
  readonly secret: string;
};

/** A fresh key for an organizer. */
export const newApiKey = (organizerId: OrganizerId): ApiKeyParts => ({
  organizerId,
  keyId: makeId('apiKey', `${bodyOf(organizerId)}${randomIdBody()}`),
  secret: `${randomIdBody()}${randomIdBody()}`,
});

/** As the organizer sends it in `x-api-key`: `onk_<body of the key's id>_<secret>`. */
export const writeApiKey = ({ keyId, secret }: ApiKeyParts): string => `onk_${bodyOf(keyId)}_${secret}`;

/** The parts of what was sent; undefined where it cannot be one of our keys. */
export const readApiKey = (sent: string): ApiKeyParts | undefined => {
  const [, organizer, own, secret] = pattern.exec(sent) ?? [];
  if (organizer === undefined || own === undefined || secret === undefined) return undefined;
  return { organizerId: makeId('organizer', organizer), keyId: makeId('apiKey', `${organizer}${own}`), secret };
};

const pattern = /^onk_([0-9a-z]{20})([0-9a-z]{20})_([0-9a-z]{40})$/;

const bodyOf = (id: OrganizerId | ApiKeyId): string => id.slice(id.indexOf('_') + 1);
