import { createOrganizer } from '@onsale/contracts/accounts/api';
import { allPermissions } from '@onsale/contracts/permissions';
import { rfc3339 } from '@onsale/kernel/clock';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';

const { accounts, clock } = composition();

export const handler = httpHandler(createOrganizer, async ({ name }) => {
  const createdAt = rfc3339(clock.now());
  const organizer = { organizerId: newId('organizer'), name, createdAt };
  const key = newApiKey(organizer.organizerId);
  const apiKey = { keyId: key.keyId, name: 'First key', createdAt };
  await accounts.createOrganizer(organizer, key, apiKey);
  return ok({
    organizer,
    apiKey: { ...apiKey, mode: 'live' as const, state: 'active' as const, scopes: allPermissions, key: writeApiKey(key) },
  });
});
