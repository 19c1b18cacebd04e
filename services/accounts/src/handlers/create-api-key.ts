import { createApiKey } from '@onsale/contracts/accounts/api';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { newApiKey, writeApiKey } from '../domain/api-key.ts';

const { accounts, clock } = composition();

export const handler = httpHandler(createApiKey, async ({ name }, { caller }) => {
  const key = newApiKey(caller.organizerId);
  const apiKey = { keyId: key.keyId, name, createdAt: rfc3339(clock.now()) };
  await accounts.createApiKey(key, apiKey);
  return ok({ ...apiKey, key: writeApiKey(key) });
});
