import type { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SellableEvent } from '@onsale/contracts/catalog/events';
import { stockReady } from '@onsale/contracts/inventory/events';
import type { Clock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { memoryOf } from '@onsale/kernel/remembered';
import type { Outbox } from '@onsale/runtime/outbox';
import { readItems } from '@onsale/runtime/read-items';
import { happens, isConditionFailure, transact } from '@onsale/runtime/table';
import type { Sale } from '../domain/sale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { mostRemembered, rememberedOf, stockOf, unitsIn } from '../domain/stock.ts';
import type { Stock, StockPlan } from '../domain/stock.ts';
import type { Sales } from '../ports.ts';
import { makeUnits } from '../tasks.ts';
import { packedPlan, saleKey, snapshotAttributes, unpackedPlan } from './sale-items.ts';

/** Only this file and its neighbour write it. */
type EventItem = Pick<Sale, 'sellable' | 'status'> & Pick<StockPlan, 'added'>;

/** The events that are sold. A stock plan never changes, so it is read once and remembered; what was added is in the event. */
export const saleTable = (client: DynamoDBDocumentClient, TableName: string, outbox: Outbox, clock: Clock): Sales => {
  const stocks = memoryOf<EventId, Stock>(mostRemembered, rememberedOf);

  const itemsOf = async (eventId: EventId, sks: readonly Parameters<typeof saleKey>[1][], consistent: boolean) => {
    const keys = sks.map((sk) => saleKey(eventId, sk));
    const items = await readItems(client, TableName, keys, { consistent });
    return new Map(items.map((item) => [String(item['sk']), item]));
  };

  const read = async (eventId: EventId, consistent: boolean): Promise<Sale | undefined> => {
    const known = stocks.get(eventId);
    const items = await itemsOf(eventId, ['event', 'snapshot', 'recount', ...(known ? [] : (['plan'] as const))], consistent);
    const event = items.get('event');
    const plan = items.get('plan');
    const planned = known?.plan ?? (plan && unpackedPlan(plan['packed'] as Uint8Array));
    if (!event || !planned) return undefined;
    const { sellable, status, added } = event as EventItem;
    const isKnown = known && known.plan.added?.length === added?.length;
    const stock = isKnown ? known : stockOf({ ...planned, ...(added && { added }) });
    if (!isKnown) stocks.set(eventId, stock);
    const snapshot = items.get('snapshot') as Snapshot | undefined;
    const { staleBefore, leaseUntil } = (items.get('recount') ?? {}) as Pick<Sale, 'staleBefore' | 'leaseUntil'>;
    return {
      ...{ sellable, status, stock },
      ...(snapshot && { snapshot }),
      ...(staleBefore !== undefined && { staleBefore }),
      ...(leaseUntil !== undefined && { leaseUntil }),
    };
  };

  return {
    find: (eventId) => read(eventId, false),
    latest: (eventId) => read(eventId, true),

    summary: async (eventId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: saleKey(eventId, 'event') }));
      return (Item?.['sellable'] as SellableEvent | undefined)?.event;
    },

    begin: async ({ sellable, version, plan }) => {
      const { eventId } = sellable.event;
      const event = { ...saleKey(eventId, 'event'), kind: 'event', status: 'making', sellable, version };
      await transact(client, [
        { Put: { TableName, Item: event, ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: { TableName, Item: { ...saleKey(eventId, 'plan'), kind: 'plan', packed: packedPlan(plan) } } },
        outbox.task(makeUnits, { eventId, fromBlock: 0 }),
      ]); // lost: an earlier delivery did it
    },

    update: async (sellable, version) => {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: saleKey(sellable.event.eventId, 'event'),
            UpdateExpression: 'SET sellable = :sellable, version = :version',
            ConditionExpression: 'version < :version',
            ExpressionAttributeValues: { ':sellable': sellable, ':version': version },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return true;
      } catch (fault) {
        if (!isConditionFailure(fault)) throw fault;
        return (fault as ConditionalCheckFailedException).Item !== undefined; // then what is there is newer
      }
    },

    cancel: (eventId) =>
      happens(
        client.send(
          new UpdateCommand({
            TableName,
            Key: saleKey(eventId, 'event'),
            UpdateExpression: 'SET #status = :cancelled',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':cancelled': 'cancelled' },
          }),
        ),
      ),

    continueMaking: async (eventId, fromBlock, delay) => {
      await transact(client, [outbox.task(makeUnits, { eventId, fromBlock }, clock.now() + delay)]);
    },

    grow: async ({ sellable, stock: { plan: before } }, { plan: after }) => {
      const seen = before.added?.length;
      return happens(
        client.send(
          new UpdateCommand({
            TableName,
            Key: saleKey(sellable.event.eventId, 'event'),
            UpdateExpression: 'SET added = :added',
            ConditionExpression: seen === undefined ? 'attribute_not_exists(added)' : 'size(added) = :seen',
            ExpressionAttributeValues: { ':added': after.added, ...(seen !== undefined && { ':seen': seen }) },
          }),
        ),
      );
    },

    open: async ({ sellable, stock }, count) => {
      const { eventId } = sellable.event;
      const snapshot = { ...saleKey(eventId, 'snapshot'), kind: 'snapshot', ...snapshotAttributes({ ...count, version: 1 }) };
      await transact(client, [
        {
          Update: {
            TableName,
            Key: saleKey(eventId, 'event'),
            UpdateExpression: 'SET #status = :on',
            ConditionExpression: '#status = :making',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':making': 'making', ':on': 'on-sale' },
          },
        },
        { Put: { TableName, Item: snapshot } },
        outbox.event(stockReady, { subject: eventId, version: 1, data: { eventId, units: unitsIn(stock) } }),
      ]); // lost: it is open already
    },
  };
};
