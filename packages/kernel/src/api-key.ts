import { idBody, makeId, randomIdBody } from './id.ts';
import type { ApiKeyId, OrganizerId } from './id.ts';

type KeyMode = 'live' | 'test';

/** An API key in its parts. Its id begins with its organizer's, so one read finds it and one query lists an organizer's keys. */
export type ApiKeyParts = {
  readonly organizerId: OrganizerId;
  readonly keyId: ApiKeyId;
  readonly mode: KeyMode;
  /** 200 random bits. */
  readonly secret: string;
};

/** A fresh key for an organizer. */
export const newApiKey = (organizerId: OrganizerId, mode: KeyMode = 'live'): ApiKeyParts => ({
  organizerId,
  mode,
  keyId: makeId('apiKey', `${idBody(organizerId)}${randomIdBody()}`),
  secret: newSecret(),
});

/** The same key with another secret. */
export const renewedApiKey = (keyId: ApiKeyId, mode: KeyMode): ApiKeyParts => ({
  organizerId: organizerOfKey(keyId),
  keyId,
  mode,
  secret: newSecret(),
});

const newSecret = (): string => `${randomIdBody()}${randomIdBody()}`;

/** As the organizer sends it in `x-api-key`: `onk_<body of the key's id>_<secret>`, of a test key `onk_test_…`. */
export const writeApiKey = ({ keyId, mode, secret }: ApiKeyParts): string =>
  `onk_${mode === 'test' ? 'test_' : ''}${idBody(keyId)}_${secret}`;

/** The parts of what was sent; undefined where it cannot be one of our keys. */
export const readApiKey = (sent: string): ApiKeyParts | undefined => {
  const [, test, organizer, own, secret] = pattern.exec(sent) ?? [];
  if (organizer === undefined || own === undefined || secret === undefined) return undefined;
  const mode = test === undefined ? 'live' : 'test';
  return { organizerId: makeId('organizer', organizer), keyId: makeId('apiKey', `${organizer}${own}`), mode, secret };
};

const pattern = /^onk_(test_)?([0-9a-z]{20})([0-9a-z]{20})_([0-9a-z]{40})$/;

/** Whose key it is. Throws on an id that was never ours. */
export const organizerOfKey = (keyId: string): OrganizerId => {
  const [, organizer] = /^key_([0-9a-z]{20})[0-9a-z]{20}$/.exec(keyId) ?? [];
  if (organizer === undefined) throw new Error(`${keyId} is no key's id`);
  return makeId('organizer', organizer);
};
