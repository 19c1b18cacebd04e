import type { updateApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { isOfTheirMode, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { originFault } from '../domain/api-key.ts';
import type { ApiKeys } from '../ports.ts';

type Ports = { readonly apiKeys: Pick<ApiKeys, 'find' | 'change'> };

export const updateApiKey =
  ({ apiKeys }: Ports): UseCase<typeof contract> =>
  async ({ keyId, ...change }, { caller, act }) => {
    const before = await apiKeys.find(caller.organizerId, keyId);
    if (!before || !isOfTheirMode(caller, before)) return refusal('api-key-not-found');
    const fault = originFault(change.allowedOrigins ?? [], before.mode);
    if (fault) return refusal('invalid-request', fault);
    const changed = await apiKeys.change(caller.organizerId, keyId, change, act(keyId));
    return changed ? ok(changed) : refusal('api-key-not-found');
  };
