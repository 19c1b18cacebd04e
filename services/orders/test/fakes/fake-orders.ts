import type { OrderId } from '@onsale/kernel/id';
import { allows } from '@onsale/kernel/transition';
import { isOpen } from '../../src/domain/order.ts';
import type { Order, OrderState } from '../../src/domain/order.ts';
import type { Orders } from '../../src/ports.ts';

/** Orders in memory, as strict about races as the table is; what it told the world and its armed timers lie open. */
export const fakeOrders = () => {
  const stored = new Map<OrderId, Order>();
  const told: { readonly orderId: OrderId; readonly state: OrderState; readonly version: number }[] = [];
  const timers: { readonly orderId: OrderId; readonly dueAt: number }[] = [];

  const orders: Orders = {
    find: (orderId) => Promise.resolve(stored.get(orderId)),

    create: (order) => {
      const earlier = stored.get(order.orderId);
      if (earlier) return Promise.resolve(earlier);
      stored.set(order.orderId, order);
      timers.push({ orderId: order.orderId, dueAt: Date.parse(order.expiresAt) });
      return Promise.resolve(order);
    },

    change: (order, change, learned = {}) => {
      const now = stored.get(order.orderId);
      if (!now) return Promise.reject(new Error(`There is no order ${order.orderId}`));
      if (now.version !== order.version || !allows(change, now.status)) return Promise.resolve(now);
      const changed: Order = { ...now, ...learned, status: change.to, version: now.version + 1 };
      stored.set(order.orderId, changed);
      if (change.to !== 'paid') told.push({ orderId: order.orderId, state: change.to, version: changed.version });
      return Promise.resolve(changed);
    },

    overdue: (before) =>
      Promise.resolve(
        [...stored.values()]
          .filter(({ status, expiresAt }) => isOpen(status) && Date.parse(expiresAt) < before)
          .map(({ orderId }) => orderId),
      ),
  };
  return { orders, stored, told, timers };
};
