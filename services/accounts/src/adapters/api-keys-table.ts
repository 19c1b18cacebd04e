import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { allPermissions } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import type { Clock } from '@onsale/kernel/clock';
import type { ApiKeyId, OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { equalSecrets, sha256Hex } from '@onsale/runtime/constant-time';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { stateAt } from '../domain/api-key.ts';
import type { KeptApiKey } from '../domain/api-key.ts';
import type { ApiKeys } from '../ports.ts';
import type { AuditLog } from './audit-log.ts';
import { apiKeyKey, organizerKey } from './organizer-keys.ts';

/** Of the secret only its SHA-256 is kept. */
export const apiKeyItem = ({ organizerId, keyId, secret }: ApiKeyParts, apiKey: KeptApiKey, gatewayKeyId?: string) => ({
  ...apiKeyKey(organizerId, keyId),
  ...{ kind: 'api-key', apiKey, secretHash: sha256Hex(secret), gatewayKeyId },
});

/** An item as it is read back: written by `apiKeyItem` alone. */
type Read = Omit<ReturnType<typeof apiKeyItem>, 'pk' | 'sk' | 'kind'>;

/** Keys, on their organizers' partitions. An organizer counts those that do not expire, so that the last of them stays. */
export const apiKeysTable = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { audit, clock }: { readonly audit: AuditLog; readonly clock: Clock },
): ApiKeys => {
  const countKeys = (organizerId: OrganizerId, { expiresAt }: KeptApiKey, change: 1 | -1): TransactItem => {
    const counted = expiresAt === undefined ? change : 0;
    return {
      Update: {
        TableName,
        Key: organizerKey(organizerId),
        UpdateExpression: 'ADD keyCount :change',
        ConditionExpression: 'keyCount > :fewest',
        ExpressionAttributeValues: { ':change': counted, ':fewest': counted < 0 ? 1 : 0 },
      },
    };
  };

  /** Consistently: one that was revoked a moment ago is gone. */
  const read = async (organizerId: OrganizerId, keyId: ApiKeyId): Promise<Read | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: apiKeyKey(organizerId, keyId), ConsistentRead: true }));
    return Item as Read | undefined;
  };
  const described = ({ apiKey }: Read): ApiKey => ({
    scopes: allPermissions,
    ...apiKey,
    state: stateAt(apiKey, clock.now()),
  });

  return {
    create: async (key, apiKey, gatewayKeyId, act) => {
      const written = await transact(client, [
        countKeys(key.organizerId, apiKey, 1),
        { Put: { TableName, Item: apiKeyItem(key, apiKey, gatewayKeyId) } },
        audit.entry(key.organizerId, act),
      ]);
      if (!written.ok) throw new Error(`no organizer ${key.organizerId} to create a key for`);
    },

    find: async (organizerId, keyId) => {
      const found = await read(organizerId, keyId);
      return found && described(found);
    },

    list: (organizerId, page) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :keys)',
          ExpressionAttributeValues: { ':organizer': organizerKey(organizerId).pk, ':keys': apiKeyKey(organizerId, '').sk },
        },
        page,
        (item) => described(item as Read),
      ),

    prove: async ({ organizerId, keyId, secret }) => {
      const found = await read(organizerId, keyId);
      if (!found || !equalSecrets(sha256Hex(secret), found.secretHash)) return undefined;
      const apiKey = described(found);
      return apiKey.state === 'active' ? apiKey : undefined;
    },

    revoke: async (organizerId, keyId, act) => {
      const found = await read(organizerId, keyId);
      if (!found) return refusal('api-key-not-found');
      const Key = apiKeyKey(organizerId, keyId);
      const written = await transact(client, [
        { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        countKeys(organizerId, found.apiKey, -1),
        audit.entry(organizerId, act),
      ]);
      if (!written.ok) return written.error.lost.includes(0) ? refusal('api-key-not-found') : refusal('last-api-key');
      const { gatewayKeyId } = found;
      return ok(gatewayKeyId === undefined ? {} : { gatewayKeyId });
    },
  };
};
