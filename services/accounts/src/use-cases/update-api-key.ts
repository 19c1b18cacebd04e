import type { updateApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { isOfTheirMode, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { originFault } from '../domain/api-key.ts';
import type { ApiKeys } from '../ports.ts';

type Ports = { readonly apiKeys: Pick<ApiKeys, 'change'> };

export const updateApiKey =
  ({ apiKeys }: Ports): UseCase<typeof contract> =>
  ({ keyId, ...change }, { caller, act }) =>
    apiKeys.change(caller.organizerId, keyId, act(keyId), (before) => {
      if (!isOfTheirMode(caller, before)) return refusal('api-key-not-found');
      const fault = originFault(change.allowedOrigins ?? [], before.mode);
      return fault ? refusal('invalid-request', fault) : ok(change);
    });
