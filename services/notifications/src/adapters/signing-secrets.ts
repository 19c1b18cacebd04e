import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { WebhookId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import { readItems } from '@onsale/runtime/read-items';
import { transact } from '@onsale/runtime/table';
import type { SigningSecret } from '../domain/signing.ts';
import type { SigningSecrets } from '../ports.ts';

/** Where a webhook's secrets lie: as ADR 7 has it, below a key that only roles with a right to secrets may read. */
export const secretsKey = (webhookId: WebhookId) => ({ pk: `secret#webhook#${webhookId}`, sk: 'secret' });

export const putSecrets = (TableName: string, webhookId: WebhookId, secrets: readonly SigningSecret[]) => ({
  TableName,
  Item: { ...secretsKey(webhookId), kind: 'secret', value: JSON.stringify(secrets) },
});

const secretsIn = (item: Readonly<Record<string, unknown>>) => JSON.parse(String(item['value'])) as SigningSecret[]; // written by putSecrets alone

export const signingSecrets = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): SigningSecrets => ({
  of: async (webhookId) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: secretsKey(webhookId), ConsistentRead: true }));
    return Item ? secretsIn(Item) : [];
  },

  ofAll: async (webhookIds) => {
    const items = await readItems(client, TableName, webhookIds.map(secretsKey));
    const byKey = new Map(items.map((item) => [item['pk'], secretsIn(item)]));
    return new Map(webhookIds.map((webhookId) => [webhookId, byKey.get(secretsKey(webhookId).pk) ?? []]));
  },

  replace: async (webhookId, before, after, act) => {
    const Put = {
      ...putSecrets(TableName, webhookId, after),
      ConditionExpression: '#value = :before',
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':before': JSON.stringify(before) },
    };
    return (await transact(client, [{ Put }, auditRow(TableName, clock)(act)])).ok;
  },
});
