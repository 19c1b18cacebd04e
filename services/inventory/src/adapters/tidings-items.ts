import { soldOut, stockReturned } from '@onsale/contracts/inventory/events';
import type { EventId } from '@onsale/kernel/id';
import type { Outbox } from '@onsale/runtime/outbox';
import { recountDelay } from '../domain/tidings.ts';
import type { Tidings } from '../domain/tidings.ts';
import { recountStock } from '../tasks.ts';

/** A count that begins at that moment (epoch milliseconds) or later. */
export const recountOrder = <Item>(outbox: Outbox<Item>, eventId: EventId, moment: number): Item =>
  outbox.task(recountStock, { eventId, notBefore: moment }, moment);

/** Finds what came back at that moment (epoch milliseconds). */
export const recountOfReturn = <Item>(outbox: Outbox<Item>, eventId: EventId, moment: number): Item =>
  recountOrder(outbox, eventId, moment + recountDelay);

/** What is written beside a count: what the world is told of it, and the recount that it orders. `version` is the count's. */
export const tidingsItems = <Item>(outbox: Outbox<Item>, eventId: EventId, version: number, tidings: Tidings): Item[] => {
  const fact = { subject: eventId, version, data: { eventId } };
  return [
    ...(tidings.soldOut ? [outbox.event(soldOut, fact)] : []),
    ...(tidings.stockReturned ? [outbox.event(stockReturned, fact)] : []),
    ...(tidings.recountAt === undefined ? [] : [recountOrder(outbox, eventId, tidings.recountAt)]),
  ];
};
