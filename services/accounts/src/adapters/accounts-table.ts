import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApiKey, Organizer } from '@onsale/contracts/accounts/api';
import { allPermissions } from '@onsale/contracts/permissions';
import type { Permission } from '@onsale/contracts/permissions';
import type { PageRequest } from '@onsale/contracts/shapes';
import { refusal } from '@onsale/contracts/use-case';
import type { ApiKeyId, OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { equalSecrets, sha256Hex } from '@onsale/runtime/constant-time';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import type { Act } from '../domain/audit.ts';
import type { AuditLog } from './audit-log.ts';
import { organizerKey } from './organizer-keys.ts';

/** Without scopes of its own, a key has all that there are, also those that come with later versions: an organizer's first key. */
type KeptApiKey = Omit<ApiKey, 'scopes'> & { readonly scopes?: Permission[] };

const apiKeyOf = (item: Readonly<Record<string, unknown>>): ApiKey => ({
  scopes: allPermissions,
  ...(item['apiKey'] as KeptApiKey), // written by putKey alone
});

/** Organizers and their keys, each organizer on one partition. An organizer counts its keys, so that the last one stays. */
export const accountsTable = (client: DynamoDBDocumentClient, TableName: string, audit: AuditLog) => {
  const apiKeyKey = (organizerId: OrganizerId, keyId: ApiKeyId) => ({ pk: `organizer#${organizerId}`, sk: `key#${keyId}` });

  /** Of the secret only its SHA-256 is kept. */
  const putKey = ({ organizerId, keyId, secret }: ApiKeyParts, apiKey: KeptApiKey, more: object = {}): TransactItem => ({
    Put: {
      TableName,
      Item: { ...apiKeyKey(organizerId, keyId), kind: 'api-key', apiKey, secretHash: sha256Hex(secret), ...more },
    },
  });
  const countKeys = (organizerId: OrganizerId, change: 1 | -1): TransactItem => ({
    Update: {
      TableName,
      Key: organizerKey(organizerId),
      UpdateExpression: 'ADD keyCount :change',
      ConditionExpression: 'keyCount > :fewest',
      ExpressionAttributeValues: { ':change': change, ':fewest': change < 0 ? 1 : 0 },
    },
  });

  return {
    createOrganizer: async (organizer: Organizer, firstKey: ApiKeyParts, apiKey: KeptApiKey): Promise<void> => {
      const Item = { ...organizerKey(organizer.organizerId), kind: 'organizer', organizer, keyCount: 1 };
      await transact(client, [{ Put: { TableName, Item } }, putKey(firstKey, apiKey)]); // no condition that could fail
    },

    findOrganizer: async (organizerId: OrganizerId): Promise<Organizer | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: organizerKey(organizerId) }));
      return Item?.['organizer'] as Organizer | undefined; // written by createOrganizer alone
    },

    createApiKey: async (key: ApiKeyParts, apiKey: ApiKey, gatewayKeyId: string | undefined, act: Act): Promise<void> => {
      const atGateway = gatewayKeyId === undefined ? {} : { gatewayKeyId };
      const written = await transact(client, [
        countKeys(key.organizerId, 1),
        putKey(key, apiKey, atGateway),
        audit.entry(key.organizerId, act),
      ]);
      if (!written.ok) throw new Error(`no organizer ${key.organizerId} to create a key for`);
    },

    listApiKeys: (organizerId: OrganizerId, page: PageRequest) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :keys)',
          ExpressionAttributeValues: { ':organizer': organizerKey(organizerId).pk, ':keys': 'key#' },
        },
        page,
        apiKeyOf,
      ),

    /** This very key, if there is one. Read consistently: one that was revoked a moment ago is gone. */
    proveApiKey: async ({ organizerId, keyId, secret }: ApiKeyParts): Promise<ApiKey | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: apiKeyKey(organizerId, keyId), ConsistentRead: true }));
      return Item && equalSecrets(sha256Hex(secret), String(Item['secretHash'])) ? apiKeyOf(Item) : undefined;
    },

    revokeApiKey: async (organizerId: OrganizerId, keyId: ApiKeyId, act: Act) => {
      const Key = apiKeyKey(organizerId, keyId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const written = await transact(client, [
        { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        countKeys(organizerId, -1),
        audit.entry(organizerId, act),
      ]);
      const gatewayKeyId = Item?.['gatewayKeyId'] as string | undefined; // written by putKey alone
      if (written.ok) return ok(gatewayKeyId === undefined ? {} : { gatewayKeyId });
      return written.error.lost.includes(0) ? refusal('api-key-not-found') : refusal('last-api-key');
    },
  };
};
