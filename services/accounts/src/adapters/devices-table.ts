import { isDeepStrictEqual } from 'node:util';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { refusal } from '@onsale/contracts/use-case';
import type { DeviceId, OrganizerId } from '@onsale/kernel/id';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { equalSecrets, sha256Hex } from '@onsale/runtime/constant-time';
import { Unavailable } from '@onsale/runtime/faults';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import type { KeptDevice } from '../domain/device.ts';
import type { Devices } from '../ports.ts';
import { deviceKey, organizerKey } from './organizer-keys.ts';

const day = 24 * 3600; // seconds
const expiredKept = 30 * day; // after its time is over
const unpairedKept = day; // after its code is over

/**
 * Door scanners, with their organizer, and the codes that pair them, each on a partition of its own that is its SHA-256. Of a token and a code only
 * that is kept.
 */
export const devicesTable = (client: DynamoDBDocumentClient, TableName: string, auditRow: AuditRow): Devices => {
  const codeKey = (codeHash: string) => ({ pk: `pairing-code#${codeHash}`, sk: 'pairing-code' });
  const read = async (Key: object) => (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;

  return {
    create: async (organizerId, device, { code, keyVersion }, act) => {
      const codeHash = sha256Hex(code);
      const ttl = seconds(device.codeExpiresAt);
      const kept = { ...deviceKey(organizerId, device.deviceId), kind: 'device', device, codeHash, ttl: ttl + unpairedKept };
      const waiting = { ...codeKey(codeHash), kind: 'pairing-code', organizerId, deviceId: device.deviceId, keyVersion, ttl };
      const isFresh = { ConditionExpression: 'attribute_not_exists(pk)' };
      const written = await transact(client, [
        { Put: { TableName, Item: waiting, ...isFresh } },
        { Put: { TableName, Item: kept, ...isFresh } },
        auditRow(act),
      ]);
      if (!written.ok) throw new Error('two codes or devices of so many random bits are the same');
    },

    find: async (organizerId, deviceId) => deviceIn(await read(deviceKey(organizerId, deviceId))),

    findByCode: async (code) => {
      const item = await read(codeKey(sha256Hex(code)));
      if (!item) return undefined;
      const { organizerId, deviceId, keyVersion } = item as Waiting;
      const device = deviceIn(await read(deviceKey(organizerId, deviceId)));
      return device && { organizerId, device, keyVersion };
    },

    list: (organizerId, eventId, page) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :devices)',
          ...(eventId !== undefined && { FilterExpression: 'contains(device.eventIds, :event)' }),
          ExpressionAttributeValues: {
            ':organizer': organizerKey(organizerId).pk,
            ':devices': deviceKey(organizerId, '').sk,
            ...(eventId !== undefined && { ':event': eventId }),
          },
        },
        page,
        (item) => item['device'] as KeptDevice, // written here alone
      ),

    pair: async ({ organizerId, deviceId, secret }, { pairedAt, expiresAt }, code, act) => {
      const written = await transact(client, [
        { Delete: { TableName, Key: codeKey(sha256Hex(code)) } },
        {
          Update: {
            TableName,
            Key: deviceKey(organizerId, deviceId),
            UpdateExpression: 'SET device.pairedAt = :pairedAt, secretHash = :secretHash, #ttl = :ttl REMOVE codeHash',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(secretHash)',
            ExpressionAttributeNames: { '#ttl': 'ttl' },
            ExpressionAttributeValues: {
              ':pairedAt': pairedAt,
              ':secretHash': sha256Hex(secret),
              ':ttl': seconds(expiresAt) + expiredKept,
            },
          },
        },
        auditRow(act),
      ]);
      return written.ok;
    },

    prove: async ({ organizerId, deviceId, secret }) => {
      const item = await read(deviceKey(organizerId, deviceId));
      return item && equalSecrets(sha256Hex(secret), String(item['secretHash'])) ? deviceIn(item) : undefined;
    },

    change: async (organizerId, deviceId, act, decide) => {
      const before = deviceIn(await read(deviceKey(organizerId, deviceId)));
      if (!before) return refusal('device-not-found');
      const after = decide(before);
      if (!after.ok || isDeepStrictEqual(after.value, before)) return after;
      const Update = {
        TableName,
        Key: deviceKey(organizerId, deviceId),
        UpdateExpression: 'SET device = :after',
        ConditionExpression: 'device = :before',
        ExpressionAttributeValues: { ':after': after.value, ':before': before },
      };
      const written = await transact(client, [{ Update }, auditRow(act)]);
      if (!written.ok) throw new Unavailable('Somebody else changed this scanner just now');
      return after;
    },

    revoke: async (organizerId, deviceId, act) => {
      const Key = deviceKey(organizerId, deviceId);
      const codeHash = (await read(Key))?.['codeHash'] as string | undefined; // written by `create` alone
      const code: TransactItem[] = codeHash === undefined ? [] : [{ Delete: { TableName, Key: codeKey(codeHash) } }];
      const removal = { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } };
      return (await transact(client, [removal, ...code, auditRow(act)])).ok;
    },
  };
};

/** What a code's item holds: written by `create` alone. */
type Waiting = { readonly organizerId: OrganizerId; readonly deviceId: DeviceId; readonly keyVersion?: number };

const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

const deviceIn = (item: Readonly<Record<string, unknown>> | undefined) => item?.['device'] as KeptDevice | undefined; // written above alone
