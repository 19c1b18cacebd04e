import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { soldAhead } from '@onsale/contracts/inventory/events';
import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import { transact } from '@onsale/runtime/table';
import type { SoldAhead } from '../domain/ledger.ts';
import type { Ledger } from '../ports.ts';

/** Tells of sales ahead of their orders: those of a batch, no more than 100, are an event for each of our events. */
export const tellAhead = (client: DynamoDBDocumentClient, outbox: Outbox): Ledger['tellAhead'] => {
  let gathered: readonly SoldAhead[] = [];
  let told: Promise<void> | undefined;

  const tellAll = async (): Promise<void> => {
    await new Promise(setImmediate);
    const byEvent = Map.groupBy(gathered, ({ eventId }) => eventId);
    [gathered, told] = [[], undefined];
    await transact(
      client,
      [...byEvent].map(([eventId, sales]) => soldAheadEvent(outbox, eventId, sales)),
    );
  };

  return (sale) => {
    gathered = [...gathered, sale];
    return (told ??= tellAll());
  };
};

/** Each order once, however many units it has. */
export const soldAheadEvent = <Item>(outbox: Outbox<Item>, eventId: EventId, sales: readonly SoldAhead[]): Item => {
  const byOrder = new Map(sales.map(({ orderId, holdId }) => [orderId, { orderId, holdId }]));
  return outbox.event(soldAhead, { subject: eventId, version: 1, data: { eventId, sales: [...byOrder.values()] } }); // no state of its subject: none is stale
};
