import type { createApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { partnerPermission } from '@onsale/contracts/partner-path';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { expiryFault, grantedExpiry } from '../domain/api-key.ts';
import { actOf } from '../domain/audit.ts';
import { grantedScopes } from '../domain/scopes.ts';
import type { Ports } from '../ports.ts';

/**
 * The gateway's key comes first, since it alone opens nothing: what the table does not know is refused. Broken off in between, a
 * key that nobody was told of is left at the gateway; the other way round, it would be a key that is shown and does not work.
 */
export const createApiKey =
  ({ apiKeys, gatewayKeys, clock, log }: Ports): UseCase<typeof contract> =>
  async ({ name, scopes, plan, expiresAt: wanted }, { caller }) => {
    const granted = grantedScopes(scopes, caller.scopes);
    if (!granted.ok) return refusal('forbidden', { field: 'scopes', detail: `This key cannot give ${granted.error.join(', ')}` });
    if (plan && !granted.value.includes(partnerPermission))
      return refusal('invalid-request', {
        field: 'plan',
        detail: `takes the scope "${partnerPermission}", which is all it is for`,
      });

    const now = clock.now();
    const fault = wanted && expiryFault(wanted, now);
    if (fault) return refusal('invalid-request', { field: 'expiresAt', detail: fault });
    const maker = caller.keyId && (await apiKeys.find(caller.organizerId, caller.keyId));
    const expiry = grantedExpiry(wanted, maker);
    if (expiry === 'refused')
      return refusal('forbidden', { field: 'expiresAt', detail: 'This key cannot make one that outlasts it' });

    const key = newApiKey(caller.organizerId);
    const apiKey = {
      ...{ keyId: key.keyId, name, createdAt: rfc3339(now), scopes: granted.value, ...expiry },
      ...(plan && { plan }),
    };
    const value = writeApiKey(key);
    const gatewayKeyId = plan && (await gatewayKeys.create(key.keyId, value, plan));
    try {
      await apiKeys.create(key, apiKey, gatewayKeyId, actOf(caller, 'create-api-key', key.keyId));
    } catch (fault) {
      if (gatewayKeyId !== undefined)
        await gatewayKeys.remove(gatewayKeyId).catch((left: unknown) => {
          log.error('GATEWAY_KEY_LEFT', left, { gatewayKeyId, keyId: key.keyId });
        });
      throw fault;
    }
    return ok({ ...apiKey, state: 'active', key: value });
  };
