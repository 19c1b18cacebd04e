import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { DeliveryId, WebhookId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import { queryPage } from '@onsale/runtime/query-page';
import { happens, transact } from '@onsale/runtime/table';
import { transactTogether } from '@onsale/runtime/transact-together';
import type { Outcome } from '../domain/conclusion.ts';
import type { Delivery } from '../domain/webhook.ts';
import { without } from '../domain/without.ts';
import type { WebhookDeliveries } from '../ports.ts';
import { changesOf } from './changes.ts';

const keptSeconds = 30 * 24 * 3600;
const keptAttempts = 20;

const partitionOf = (webhookId: WebhookId): string => `webhook#${webhookId}`;
const keyOf = (webhookId: WebhookId, deliveryId: DeliveryId) => ({ pk: partitionOf(webhookId), sk: `delivery#${deliveryId}` });

/** A delivery's item, as the table has it and its stream brings it. */
export const deliveryOf = (item: Readonly<Record<string, unknown>>): Delivery =>
  without(item, 'pk', 'sk', 'kind', 'ttl', 'send', 'gsi1pk', 'gsi1sk') as unknown as Delivery; // written by this file alone

const dueKey = (webhookId: WebhookId): string => `due#${webhookId}`;
const nowhere = { gsi1pk: null, gsi1sk: null, nextAttemptAt: null };

/** `send` is what the lanes' mappings look for, so whatever happens to a delivery sets it or takes it away. */
const fieldsOf = ({ webhookId }: Delivery, outcome: Outcome): object => {
  switch (outcome.is) {
    case 'sent':
      return { status: 'pending', send: outcome.lane, ...nowhere };
    case 'waiting': {
      const at = rfc3339(outcome.until);
      return { status: 'pending', send: null, gsi1pk: dueKey(webhookId), gsi1sk: at, nextAttemptAt: at };
    }
    case 'delivered':
    case 'failed':
      return { status: outcome.is, send: null, ...nowhere };
  }
};

type Update = Pick<UpdateCommandInput, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;

/** Holds while nothing has happened to a delivery since it was read: the stream brings a record twice, and days late where it was given up. */
const asRead = ({ ExpressionAttributeNames, ExpressionAttributeValues }: Update, { tries, since }: Delivery) => ({
  ConditionExpression: '#status = :asRead AND #tries = :triesRead AND #since = :sinceRead',
  ExpressionAttributeNames: { ...ExpressionAttributeNames, '#status': 'status', '#tries': 'tries', '#since': 'since' },
  ExpressionAttributeValues: { ...ExpressionAttributeValues, ':asRead': 'pending', ':triesRead': tries, ':sinceRead': since },
});

export const webhookDeliveries = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): WebhookDeliveries => {
  const row = auditRow(TableName, clock);
  const together = transactTogether(client); // what a batch of events makes for all webhooks is one commit
  const updateOf = ({ webhookId, deliveryId }: Delivery, fields: object) => ({
    TableName,
    Key: keyOf(webhookId, deliveryId),
    ...changesOf({ ...fields }),
    ConditionExpression: 'attribute_exists(pk)',
  });

  const putOf = (delivery: Delivery, outcome: Outcome) => {
    const ttl = Math.floor(clock.now() / 1000) + keptSeconds;
    const key = keyOf(delivery.webhookId, delivery.deliveryId);
    const fields = Object.entries(fieldsOf(delivery, outcome)).filter(([, value]) => value !== null);
    const Item = { ...key, kind: 'webhook-delivery', ...delivery, ...Object.fromEntries(fields), ttl };
    return { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
  };

  return {
    add: async (delivery, outcome) => {
      await together([{ Put: putOf(delivery, outcome) }]);
    },

    addAsked: async (delivery, lane, act) => {
      await transact(client, [{ Put: putOf({ ...delivery, asked: true }, { is: 'sent', lane }) }, row(act)]);
    },

    find: async (webhookId, deliveryId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(webhookId, deliveryId), ConsistentRead: true }));
      return Item && deliveryOf(Item);
    },

    list: (webhookId, page) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :webhook',
          ExpressionAttributeValues: { ':webhook': partitionOf(webhookId) },
          ScanIndexForward: false,
        },
        page,
        deliveryOf,
      ),

    record: async (delivery, outcome, attempt) => {
      const tried = attempt && {
        attempts: [...delivery.attempts, attempt].slice(-keptAttempts),
        tries: delivery.tries + 1,
      };
      const update = updateOf(delivery, { ...fieldsOf(delivery, outcome), ...tried, asked: null });
      await happens(client.send(new UpdateCommand({ ...update, ...asRead(update, delivery) }))); // lost: it has gone on since
    },

    again: async (delivery, lane, act) => {
      const anew = { since: clock.now(), tries: 0, asked: true as const };
      const Update = updateOf(delivery, { ...fieldsOf(delivery, { is: 'sent', lane }), ...anew });
      const { ok: isThere } = await transact(client, [{ Update }, row(act)]);
      return isThere ? { ...without(delivery, 'nextAttemptAt'), ...anew, status: 'pending' } : undefined;
    },

    due: async (webhookId, most) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :due AND gsi1sk <= :now',
          ExpressionAttributeValues: { ':due': dueKey(webhookId), ':now': rfc3339(clock.now()) },
          Limit: most,
        }),
      );
      return Items.map(deliveryOf);
    },

    isAnyWaiting: async (webhookId) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :due',
          ExpressionAttributeValues: { ':due': dueKey(webhookId) },
          Limit: 1,
        }),
      );
      return Items.length > 0;
    },
  };
};
