import { isDeepStrictEqual } from 'node:util';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { apiKeyRotated } from '@onsale/contracts/accounts/events';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { allPermissions } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { ApiKeyId, OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { equalSecrets, sha256Hex } from '@onsale/runtime/constant-time';
import { Unavailable } from '@onsale/runtime/faults';
import type { Outbox } from '@onsale/runtime/outbox';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { stateAt } from '../domain/api-key.ts';
import { openedBy, retire } from '../domain/retired-secrets.ts';
import type { RetiredSecret } from '../domain/retired-secrets.ts';
import type { KeptApiKey } from '../domain/api-key.ts';
import type { ApiKeys } from '../ports.ts';
import { apiKeyKey, organizerKey } from './organizer-keys.ts';

/** Of the secret only its SHA-256 is kept. */
export const apiKeyItem = ({ organizerId, keyId, secret }: ApiKeyParts, apiKey: KeptApiKey, more: More = {}) => ({
  ...apiKeyKey(organizerId, keyId),
  ...{ kind: 'api-key', apiKey, secretHash: sha256Hex(secret), ...more },
});

type More = {
  readonly gatewayKeyId?: string | undefined;
  /** The newest first. */
  readonly retired?: readonly RetiredSecret[];
  /** Of the newest secret, which grows by one with each rotation; 1 where there is none. */
  readonly version?: number;
};

/** An item as it is read back: written by `apiKeyItem` alone. */
type Read = Omit<ReturnType<typeof apiKeyItem>, 'pk' | 'sk' | 'kind'>;

/** Keys, on their organizers' partitions. An organizer counts the live ones that do not expire, so that the last of them stays. */
export const apiKeysTable = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { auditRow, outbox, clock }: { readonly auditRow: AuditRow; readonly outbox: Outbox; readonly clock: Clock },
): ApiKeys => {
  const countKeys = (organizerId: OrganizerId, { expiresAt, mode }: KeptApiKey, change: 1 | -1): TransactItem => {
    const counted = expiresAt === undefined && mode !== 'test' ? change : 0;
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
  const described = ({ apiKey, retired }: Pick<Read, 'apiKey' | 'retired'>): ApiKey => {
    const now = clock.now();
    const oldSecretsUntil = stillWorking(retired, now).map(({ until }) => until);
    return {
      ...{ mode: 'live', scopes: allPermissions, ...apiKey, state: stateAt(apiKey, now) },
      ...(oldSecretsUntil.length > 0 && { oldSecretsUntil }),
    };
  };
  const opened = (found: Read, version: number) => openedBy(version, described(found), versionOf(found));

  return {
    create: async (key, apiKey, gatewayKeyId, act) => {
      const written = await transact(client, [
        countKeys(key.organizerId, apiKey, 1),
        { Put: { TableName, Item: apiKeyItem(key, apiKey, { gatewayKeyId }) } },
        auditRow(act),
      ]);
      if (!written.ok) throw new Error(`no organizer ${key.organizerId} to create a key for`);
    },

    find: async (organizerId, keyId) => {
      const found = await read(organizerId, keyId);
      return found && described(found);
    },

    open: async (organizerId, keyId, version) => {
      const found = await read(organizerId, keyId);
      return found && opened(found, version);
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

    prove: async ({ organizerId, keyId, mode, secret }) => {
      const found = await read(organizerId, keyId);
      if (!found) return undefined;
      const secrets = [found, ...(found.retired ?? [])];
      const age = secrets.findIndex(({ secretHash }) => equalSecrets(sha256Hex(secret), secretHash));
      const apiKey = age < 0 ? undefined : opened(found, versionOf(found) - age);
      return apiKey?.mode === mode ? apiKey : undefined;
    },

    change: async (organizerId, keyId, act, decide) => {
      const before = await read(organizerId, keyId);
      if (!before) return refusal('api-key-not-found');
      const decided = decide(described(before));
      if (!decided.ok) return decided;
      const { name, allowedOrigins } = decided.value;
      const { allowedOrigins: originsBefore, ...same } = before.apiKey;
      const origins = allowedOrigins === undefined ? originsBefore : (allowedOrigins ?? undefined);
      const apiKey = { ...same, name: name ?? same.name, ...(origins && { allowedOrigins: [...origins] }) };
      if (isDeepStrictEqual(apiKey, before.apiKey)) return ok(described(before));
      const Update = {
        TableName,
        Key: apiKeyKey(organizerId, keyId),
        UpdateExpression: 'SET apiKey = :after',
        ConditionExpression: 'apiKey = :before',
        ExpressionAttributeValues: { ':after': apiKey, ':before': before.apiKey },
      };
      const written = await transact(client, [{ Update }, auditRow(act)]);
      if (!written.ok) throw new Unavailable('Somebody else changed this key just now');
      return ok(described({ ...before, apiKey }));
    },

    rotate: async (key, { now, until, gatewayKeyId }, act) => {
      const found = await read(key.organizerId, key.keyId);
      if (!found) return refusal('api-key-not-found');
      const { apiKey, secretHash } = found;
      const version = versionOf(found) + 1;
      const replaced = { secretHash, until: rfc3339(until), gatewayKeyId: found.gatewayKeyId };
      const retirement = retire([replaced, ...(found.retired ?? [])], now, until);
      if (!retirement) return refusal('api-key-rotating');
      const { still: retired, ended } = retirement;
      const { organizerId, keyId } = key;
      const data = { keyId, organizerId, name: apiKey.name, oldSecretsUntil: rfc3339(until) };
      const written = await transact(client, [
        {
          Put: {
            TableName,
            Item: apiKeyItem(key, apiKey, { gatewayKeyId, retired, version }),
            ConditionExpression: 'secretHash = :replaced AND apiKey = :described',
            ExpressionAttributeValues: { ':replaced': secretHash, ':described': apiKey },
          },
        },
        outbox.event(apiKeyRotated, { subject: keyId, version, data }),
        auditRow(act),
      ]);
      if (!written.ok) throw new Unavailable('Somebody else changed this key just now');
      return ok({ apiKey: described({ apiKey, retired }), gatewayKeyIds: atGateway(ended) });
    },

    revoke: async (organizerId, keyId, act) => {
      const found = await read(organizerId, keyId);
      if (!found) return refusal('api-key-not-found');
      const Key = apiKeyKey(organizerId, keyId);
      const written = await transact(client, [
        { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        countKeys(organizerId, found.apiKey, -1),
        auditRow(act),
      ]);
      if (!written.ok) return written.error.lost.includes(0) ? refusal('api-key-not-found') : refusal('last-api-key');
      return ok({ gatewayKeyIds: atGateway([found, ...(found.retired ?? [])]) });
    },
  };
};

const versionOf = ({ version = 1 }: Pick<Read, 'version'>): number => version;

const stillWorking = (retired: readonly RetiredSecret[] = [], now: number) =>
  retired.filter(({ until }) => now < Date.parse(until));

const atGateway = (secrets: readonly { readonly gatewayKeyId?: string | undefined }[]): string[] =>
  secrets.flatMap(({ gatewayKeyId }) => (gatewayKeyId === undefined ? [] : [gatewayKeyId]));
