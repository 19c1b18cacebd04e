import { DeleteCommand, GetCommand, paginateQuery, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { OrganizerId, WebhookId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import { queryPage } from '@onsale/runtime/query-page';
import { readItems } from '@onsale/runtime/read-items';
import { happens, transact } from '@onsale/runtime/table';
import type { Webhook } from '../domain/webhook.ts';
import { without } from '../domain/without.ts';
import type { Webhooks } from '../ports.ts';
import { changesOf } from './changes.ts';
import { putSecrets, secretsKey } from './signing-secrets.ts';

const waitingKey = 'waiting';
const markLasts = 60_000; // milliseconds; an index is behind for less

const keyOf = (organizerId: OrganizerId, webhookId: WebhookId) => ({
  pk: `organizer#${organizerId}`,
  sk: `webhook#${webhookId}`,
});

const webhookOf = (item: Readonly<Record<string, unknown>>): Webhook =>
  without(item, 'pk', 'sk', 'kind', 'gsi1pk', 'gsi1sk', 'markedAt') as unknown as Webhook; // written by this file alone

/** An organizer's webhooks on one partition. Who has something to come is in the index, where the sweep finds it. */
export const webhooksTable = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Webhooks => {
  const row = auditRow(TableName, clock);
  const ofOrganizer = (organizerId: OrganizerId) => ({
    TableName,
    KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :webhooks)',
    ExpressionAttributeValues: { ':organizer': `organizer#${organizerId}`, ':webhooks': 'webhook#' },
  });

  /** Changes a webhook that is there; undefined where it is not. */
  const update = async (organizerId: OrganizerId, webhookId: WebhookId, fields: object): Promise<Webhook | undefined> => {
    let changed: Webhook | undefined;
    await happens(
      client
        .send(
          new UpdateCommand({
            TableName,
            Key: keyOf(organizerId, webhookId),
            ...changesOf({ ...fields }),
            ConditionExpression: 'attribute_exists(pk)',
            ReturnValues: 'ALL_NEW',
          }),
        )
        .then(({ Attributes }) => (changed = Attributes && webhookOf(Attributes))),
    );
    return changed;
  };
  const waiting = (webhookId: WebhookId) => ({ gsi1pk: waitingKey, gsi1sk: webhookId, markedAt: clock.now() });

  const find = async (organizerId: OrganizerId, webhookId: WebhookId): Promise<Webhook | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(organizerId, webhookId), ConsistentRead: true }));
    return Item && webhookOf(Item);
  };

  return {
    create: async (webhook, secret, act) => {
      const Item = { ...keyOf(webhook.organizerId, webhook.webhookId), kind: 'webhook', ...webhook };
      // The secret first, since alone it opens nothing. One after the other: a right to keys that begin so is judged for all items of a transaction together.
      await client.send(new PutCommand(putSecrets(TableName, webhook.webhookId, [{ secret }])));
      await transact(client, [{ Put: { TableName, Item } }, row(act)]);
    },

    find,

    findAll: async (named) => {
      const keys = named.map(({ organizerId, webhookId }) => keyOf(organizerId, webhookId));
      return (await readItems(client, TableName, keys)).map(webhookOf);
    },

    list: (organizerId, page) => queryPage(client, ofOrganizer(organizerId), page, webhookOf),

    all: async (organizerId) => {
      const { Items = [] } = await client.send(new QueryCommand({ ...ofOrganizer(organizerId), ConsistentRead: true }));
      return Items.map(webhookOf);
    },

    change: async (organizerId, webhookId, { status, ...change }, act) => {
      const anew = { lane: 'fast', failingSince: null, restUntil: null, quickAnswers: null, untold: null };
      const switched = {
        active: { status, disabledBecause: null, ...anew, ...waiting(webhookId) }, // what waited from before comes due again
        disabled: { status, disabledBecause: 'asked' },
      };
      const changes = changesOf({ webhookId, ...change, ...(status && switched[status]) });
      const Update = { TableName, Key: keyOf(organizerId, webhookId), ...changes, ConditionExpression: 'attribute_exists(pk)' };
      const changed = await transact(client, [{ Update }, row(act)]);
      return changed.ok ? find(organizerId, webhookId) : undefined;
    },

    remove: async (organizerId, webhookId, act) => {
      const Delete = { TableName, Key: keyOf(organizerId, webhookId), ConditionExpression: 'attribute_exists(pk)' };
      const { ok: existed } = await transact(client, [{ Delete }, row(act)]);
      if (existed) await client.send(new DeleteCommand({ TableName, Key: secretsKey(webhookId) }));
      return existed;
    },

    note: async ({ organizerId, webhookId }, health) => {
      await update(organizerId, webhookId, health);
    },

    disable: async ({ organizerId, webhookId }, because) => {
      const off = { status: 'disabled', disabledBecause: because, untold: true };
      await update(organizerId, webhookId, { ...off, ...waiting(webhookId) });
    },

    markWaiting: async ({ organizerId, webhookId }) => {
      await update(organizerId, webhookId, waiting(webhookId));
    },

    waiting: async () => {
      const found: Webhook[] = [];
      const query = {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :waiting',
        ExpressionAttributeValues: { ':waiting': waitingKey },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) found.push(...Items.map(webhookOf));
      return found;
    },

    unmark: async ({ organizerId, webhookId }) => {
      const { ExpressionAttributeNames, UpdateExpression } = changesOf({ gsi1pk: null, gsi1sk: null, markedAt: null });
      await happens(
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(organizerId, webhookId),
            UpdateExpression,
            ConditionExpression: '#markedAt < :before',
            ExpressionAttributeNames,
            ExpressionAttributeValues: { ':before': clock.now() - markLasts },
          }),
        ),
      );
    },

    told: async ({ organizerId, webhookId }) => {
      await update(organizerId, webhookId, { untold: null });
    },
  };
};
