import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { randomIdBody } from '@onsale/kernel/id';
import { outbox } from '@onsale/runtime/outbox';
import { happens, transact, transitionUpdate } from '@onsale/runtime/table';
import type { SandboxSession } from '../sandbox/session.ts';
import type { SandboxSessions } from '../sandbox/sessions.ts';
import { deliverSandboxWebhook } from '../sandbox/webhook.ts';

export const sandboxSessionsTable = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): SandboxSessions => {
  const keyOf = (sessionId: string) => ({ pk: `sandbox#${sessionId}`, sk: 'session' });

  return {
    open: async (session) => {
      const Item = { ...keyOf(session.sessionId), kind: 'sandbox-session', ...session };
      await happens(client.send(new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },

    find: async (sessionId) => {
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(sessionId), ConsistentRead: true }));
      return Item as SandboxSession | undefined; // only this file writes them
    },

    change: async ({ sessionId, orderId, silent, version }, { set, webhook, ...change }) => {
      const update = transitionUpdate(change, set);
      const { type, ...news } = webhook ?? {};
      const written = await transact(client, [
        {
          Update: {
            TableName: tableName,
            Key: keyOf(sessionId),
            ...update,
            ConditionExpression: `${update.ConditionExpression} AND #version = :seen`,
            ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':seen': version },
          },
        },
        ...(type && !(set?.silent ?? silent)
          ? [
              outbox(clock, tableName).task(deliverSandboxWebhook, {
                webhookId: `msg_${randomIdBody()}`,
                webhook: { type, timestamp: rfc3339(clock.now()), data: { orderId, ...news } },
              }),
            ]
          : []),
      ]);
      return written.ok;
    },
  };
};
