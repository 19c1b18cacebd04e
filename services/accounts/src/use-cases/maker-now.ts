import type { TeamCaller } from '@onsale/contracts/use-case';
import { isId } from '@onsale/kernel/id';
import type { ApiKeyId, OrganizerId, PersonId } from '@onsale/kernel/id';
import type { ApiKeys, Memberships } from '../ports.ts';
import { asKey, asMember } from './callers.ts';

export type Makers = { readonly apiKeys: Pick<ApiKeys, 'open'>; readonly memberships: Pick<Memberships, 'find'> };

type Maker = {
  readonly by: ApiKeyId | PersonId;
  /** Which secret of a key it was. */
  readonly keyVersion?: number | undefined;
};

/**
 * Whoever handed out a code, as they would call at this moment; undefined where they are gone. A code must not do what they could not do themselves any more.
 */
export const makerNow = async (
  { apiKeys, memberships }: Makers,
  organizerId: OrganizerId,
  { by, keyVersion = 1 }: Maker,
): Promise<TeamCaller | undefined> => {
  if (isId('person', by)) {
    const member = await memberships.find(by, organizerId);
    return member && asMember(by, member);
  }
  const key = await apiKeys.open(organizerId, by, keyVersion);
  return key && asKey(organizerId, key);
};
