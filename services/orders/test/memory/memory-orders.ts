import { refusal } from '@onsale/contracts/use-case';
import type { EventId, OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { allows } from '@onsale/kernel/transition';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { forgoneEvent, orderEvents, overpaidEvent } from '../../src/adapters/order-events.ts';
import { isFree, isOpen, overdueFrom } from '../../src/domain/order.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Orders } from '../../src/ports.ts';
import { expireOrder } from '../../src/tasks.ts';

/** All that the orders' table holds: its items and its outbox. */
export const memoryOrderStore = () => ({
  orders: new Map<OrderId, Order>(),
  /** Since when, in epoch milliseconds. */
  cancelledEvents: new Map<EventId, number>(),
  /** Orders that never come. */
  forgone: new Set<OrderId>(),
  told: [] as Message[],
});

export type MemoryOrderStore = ReturnType<typeof memoryOrderStore>;

/**
 * As `orderTable`; `test/integration/conformance.test.ts` holds the two against each other. `between` stands where a call
 * makes a second request: others may come first, and a crash may end it there.
 */
export const memoryOrders = (
  { orders, cancelledEvents, forgone, told }: MemoryOrderStore,
  outbox: Outbox<Message>,
  between: () => Promise<void> = () => Promise.resolve(),
): Orders => {
  const asLeft = async (orderId: OrderId): Promise<Order> => {
    await between();
    const theirs = orders.get(orderId);
    if (!theirs) throw new Error(`Order ${orderId} lost a race against nobody`);
    return theirs;
  };

  return {
    find: (orderId) => Promise.resolve(orders.get(orderId)),

    create: async (order) => {
      await Promise.resolve();
      if (orders.has(order.orderId)) return ok(await asLeft(order.orderId));
      if (forgone.has(order.orderId)) return refusal('hold-expired');
      if (cancelledEvents.has(order.event.eventId)) return refusal('event-cancelled');
      orders.set(order.orderId, order);
      if (!isFree(order)) told.push(outbox.task(expireOrder, { orderId: order.orderId }, Date.parse(order.expiresAt)));
      told.push(...orderEvents(outbox, order));
      return ok(order);
    },

    change: async (order, change, learned = {}) => {
      await Promise.resolve();
      const stored = orders.get(order.orderId);
      if (stored?.version !== order.version || !allows(change, stored.status)) return asLeft(order.orderId);
      if (change.whileEventStands && cancelledEvents.has(stored.event.eventId)) return asLeft(order.orderId);
      const changed: Order = { ...stored, ...learned, status: change.to, version: order.version + 1 };
      orders.set(order.orderId, changed);
      told.push(...orderEvents(outbox, changed));
      return changed;
    },

    cancelEvent: async (eventId, at) => {
      await Promise.resolve();
      if (!cancelledEvents.has(eventId)) cancelledEvents.set(eventId, at);
    },

    cancelledSince: (moment) =>
      Promise.resolve([...cancelledEvents].filter(([, at]) => at >= moment).map(([eventId]) => eventId)),

    standing: async (eventId) => {
      await Promise.resolve();
      return [...orders.values()]
        .filter(({ event, status }) => event.eventId === eventId && (isOpen(status) || status === 'confirmed'))
        .map(({ orderId }) => orderId);
    },

    endWithEvent: async (orderIds) => {
      await Promise.resolve();
      told.push(...orderIds.map((orderId) => outbox.task(expireOrder, { orderId, eventCancelled: true })));
    },

    without: (sales) => Promise.resolve(sales.filter(({ orderId }) => !orders.has(orderId))),

    forgoAt: async (sales, moment) => {
      await Promise.resolve();
      told.push(...sales.map(({ orderId, holdId }) => outbox.task(expireOrder, { orderId, forgo: holdId }, moment)));
    },

    forgo: async (sale) => {
      await Promise.resolve();
      if (!orders.has(sale.orderId) && !forgone.has(sale.orderId)) {
        forgone.add(sale.orderId);
        told.push(forgoneEvent(outbox, sale));
        return true;
      }
      await between();
      if (orders.has(sale.orderId)) return false;
      await between();
      told.push(forgoneEvent(outbox, sale));
      return true;
    },

    tellAgain: async (order) => {
      await Promise.resolve();
      told.push(...orderEvents(outbox, order));
    },

    tellOverpaid: async (order, surplus, toldBy) => {
      await Promise.resolve();
      told.push(overpaidEvent(outbox, order, surplus, toldBy));
    },

    overdue: async (before) => {
      await Promise.resolve();
      return [...orders.values()]
        .filter((order) => isOpen(order.status) && Date.parse(overdueFrom(order)) < before)
        .sort((one, other) => overdueFrom(one).localeCompare(overdueFrom(other)))
        .map(({ orderId }) => orderId);
    },
  };
};
