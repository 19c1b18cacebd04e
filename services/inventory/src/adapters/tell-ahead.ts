import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { soldAhead } from '@onsale/contracts/inventory/events';
import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import { transact } from '@onsale/runtime/table';
import type { SoldAhead } from '../domain/ledger.ts';
import type { Ledger } from '../ports.ts';

/** What orders takes at once; so many are the changes of a batch, too. */
const salesAtOnce = 100;

/** Tells of sales ahead of their orders: those of a batch are one event for each event that is sold. */
export const tellAhead = (client: DynamoDBDocumentClient, outbox: Outbox): Ledger['tellAhead'] => {
  let gathered: readonly SoldAhead[] = [];
  let told: Promise<void> | undefined;

  const tellAll = async (): Promise<void> => {
    await new Promise(setImmediate);
    const all = gathered;
    [gathered, told] = [[], undefined];
    for (let next = 0; next < all.length; next += salesAtOnce) {
      const byEvent = Map.groupBy(all.slice(next, next + salesAtOnce), ({ eventId }) => eventId);
      const events = [...byEvent].map(([eventId, sales]) => soldAheadEvent(outbox, eventId, sales));
      await transact(client, events);
    }
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
