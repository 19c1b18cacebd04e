import type { listApiKeys as contract } from '@onsale/contracts/accounts/api-keys';
import { isOfTheirMode } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { ApiKeys, UsageCounts } from '../ports.ts';

type Ports = { readonly apiKeys: Pick<ApiKeys, 'list'>; readonly usage: Pick<UsageCounts, 'lastUses'> };

export const listApiKeys =
  ({ apiKeys, usage }: Ports): UseCase<typeof contract> =>
  async (page, { caller }) => {
    const keys = await apiKeys.list(caller.organizerId, page);
    if (!keys.ok) return keys;
    const { items } = keys.value;
    const uses = await usage.lastUses(
      caller.organizerId,
      items.map(({ keyId }) => keyId),
    );
    const withUse = items
      .filter((key) => isOfTheirMode(caller, key))
      .map((key) => {
        const lastUsedAt = uses.get(key.keyId);
        return lastUsedAt === undefined ? key : { ...key, lastUsedAt };
      });
    return ok({ ...keys.value, items: withUse });
  };
