import type { rotateApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { isOfTheirMode, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { renewedApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { ok } from '@onsale/kernel/result';
import { outlasts } from '../domain/api-key.ts';
import { grantedScopes } from '../domain/scopes.ts';
import type { Ports } from '../ports.ts';
import { dropGatewayKeys } from './drop-gateway-keys.ts';
import { ownKey } from './own-key.ts';
import { withGatewayKey } from './with-gateway-key.ts';

/** Whoever rotates a key has it from then on, and so may rotate only one that they could have made. An old secret, which may have leaked, gets no newer one. */
export const rotateApiKey =
  ({ apiKeys, gatewayKeys, clock, log }: Ports<'find' | 'open' | 'rotate'>): UseCase<typeof contract> =>
  async ({ keyId, overlapSeconds }, { caller, act }) => {
    const before = await apiKeys.find(caller.organizerId, keyId);
    if (!before || !isOfTheirMode(caller, before)) return refusal('api-key-not-found');
    if (before.state === 'expired') return refusal('api-key-expired', { detail: 'Create another one: this one stays expired' });
    const granted = grantedScopes(before.scopes, caller.scopes);
    if (!granted.ok) return refusal('forbidden', { detail: `This key may do what you may not: ${granted.error.join(', ')}` });
    const own = await ownKey(apiKeys, caller);
    if (!own.ok) return own;
    if (own.value?.isRetired) return refusal('forbidden', { detail: 'This key was rotated: use its newest secret, or sign in' });
    if (outlasts(before, own.value)) return refusal('forbidden', { detail: 'This key outlasts the one that you send' });

    const key = renewedApiKey(keyId, before.mode);
    const now = clock.now();
    const rotated = await withGatewayKey({ gatewayKeys, log })(key, before.plan, (gatewayKeyId) => {
      const rotation = { now, until: now + overlapSeconds * 1000, gatewayKeyId };
      return apiKeys.rotate(key, rotation, act(keyId));
    });
    if (!rotated.ok) return rotated;
    await dropGatewayKeys({ gatewayKeys, log })(keyId, rotated.value.gatewayKeyIds);
    return ok({ ...rotated.value.apiKey, key: writeApiKey(key) });
  };
