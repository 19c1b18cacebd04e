import type { revokeApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { isOfTheirMode, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Ports } from '../ports.ts';
import { dropGatewayKeys } from './drop-gateway-keys.ts';

/** From our table first: then nothing knows the key. */
export const revokeApiKey =
  ({ apiKeys, gatewayKeys, log }: Omit<Ports<'find' | 'revoke'>, 'clock'>): UseCase<typeof contract> =>
  async ({ keyId }, { caller, act }) => {
    const key = await apiKeys.find(caller.organizerId, keyId);
    if (!key || !isOfTheirMode(caller, key)) return refusal('api-key-not-found');
    const revoked = await apiKeys.revoke(caller.organizerId, keyId, act(keyId));
    if (!revoked.ok) return revoked;
    await dropGatewayKeys({ gatewayKeys, log })(keyId, revoked.value.gatewayKeyIds);
    return ok(undefined);
  };
