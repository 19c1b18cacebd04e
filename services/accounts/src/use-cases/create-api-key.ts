import type { createApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { partnerPermission } from '@onsale/contracts/partner-path';
import { modeOf, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { expiryFault, originFault, outlasts } from '../domain/api-key.ts';
import { grantedScopes } from '../domain/scopes.ts';
import type { Ports } from '../ports.ts';
import { ownKey } from './own-key.ts';
import { withGatewayKey } from './with-gateway-key.ts';

export const createApiKey =
  ({ apiKeys, gatewayKeys, clock, log }: Ports<'open' | 'create'>): UseCase<typeof contract> =>
  async ({ name, scopes, plan, expiresAt: wanted, mode: wantedMode, allowedOrigins }, { caller, act }) => {
    const mode = wantedMode ?? modeOf(caller);
    const granted = grantedScopes(scopes, caller.scopes);
    if (!granted.ok) return refusal('forbidden', { field: 'scopes', detail: `This key cannot give ${granted.error.join(', ')}` });
    if (plan && !granted.value.includes(partnerPermission))
      return refusal('invalid-request', {
        field: 'plan',
        detail: `takes the scope "${partnerPermission}", which is all it is for`,
      });
    if (mode === 'live' && modeOf(caller) === 'test')
      return refusal('forbidden', { field: 'mode', detail: 'A test key makes test keys alone' });
    const now = clock.now();
    const fault = wanted && expiryFault(wanted, now);
    if (fault) return refusal('invalid-request', { field: 'expiresAt', detail: fault });
    const unusable = originFault(allowedOrigins ?? [], mode);
    if (unusable) return refusal('invalid-request', unusable);
    const maker = await ownKey(apiKeys, caller);
    if (!maker.ok) return maker;
    const expiresAt = wanted ?? maker.value?.expiresAt;
    if (outlasts({ expiresAt }, maker.value))
      return refusal('forbidden', { field: 'expiresAt', detail: 'This key cannot make one that outlasts it' });

    const key = newApiKey(caller.organizerId, mode);
    const apiKey = {
      ...{ keyId: key.keyId, name, createdAt: rfc3339(now), mode, scopes: granted.value },
      ...(expiresAt !== undefined && { expiresAt }),
      ...(plan && { plan }),
      ...(allowedOrigins && { allowedOrigins }),
    };
    return withGatewayKey({ gatewayKeys, log })(key, plan, async (gatewayKeyId) => {
      await apiKeys.create(key, apiKey, gatewayKeyId, act(key.keyId));
      return ok({ ...apiKey, state: 'active', key: writeApiKey(key) });
    });
  };
