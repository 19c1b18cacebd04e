import { createApiKey } from '@onsale/contracts/accounts/api';
import { refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { newApiKey, writeApiKey } from '../domain/api-key.ts';
import { grantedScopes } from '../domain/scopes.ts';

const { accounts, clock } = composition();

export const handler = httpHandler(createApiKey, async ({ name, scopes }, { caller }) => {
  const granted = grantedScopes(scopes, caller.scopes);
  if (!granted.ok) return refusal('forbidden', { field: 'scopes', detail: `This key cannot give ${granted.error.join(', ')}` });
  const key = newApiKey(caller.organizerId);
  const apiKey = { keyId: key.keyId, name, createdAt: rfc3339(clock.now()), scopes: granted.value };
  await accounts.createApiKey(key, apiKey);
  return ok({ ...apiKey, key: writeApiKey(key) });
});
