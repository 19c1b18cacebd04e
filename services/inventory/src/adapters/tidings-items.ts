import { soldOut, stockReturned } from '@onsale/contracts/inventory/events';
import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Tidings } from '../domain/tidings.ts';
import { recountStock } from '../tasks.ts';

/** What is written beside a count: what the world is told of it, and the recount that it orders. `version` is the count's. */
export const tidingsItems = <Item>(outbox: Outbox<Item>, eventId: EventId, version: number, tidings: Tidings): Item[] => {
  const fact = { subject: eventId, version, data: { eventId } };
  return [
    ...(tidings.soldOut ? [outbox.event(soldOut, fact)] : []),
    ...(tidings.stockReturned ? [outbox.event(stockReturned, fact)] : []),
    ...(tidings.recountAt === undefined
      ? []
      : [outbox.task(recountStock, { eventId, notBefore: tidings.recountAt }, tidings.recountAt)]),
  ];
};
