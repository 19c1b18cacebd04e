import type { revokeApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { actOf } from '../domain/audit.ts';
import type { Ports } from '../ports.ts';

/** From our table first: then nothing knows the key. What stays at the gateway if that is away opens nothing any more. */
export const revokeApiKey =
  ({ apiKeys, gatewayKeys, log }: Omit<Ports, 'clock'>): UseCase<typeof contract> =>
  async ({ keyId }, { caller }) => {
    const revoked = await apiKeys.revoke(caller.organizerId, keyId, actOf(caller, 'revoke-api-key', keyId));
    if (!revoked.ok) return revoked;
    const { gatewayKeyId } = revoked.value;
    if (gatewayKeyId !== undefined)
      await gatewayKeys.remove(gatewayKeyId).catch((fault: unknown) => {
        log.error('GATEWAY_KEY_LEFT', fault, { gatewayKeyId, keyId });
      });
    return ok(undefined);
  };
