import { eventCancelled } from '@onsale/contracts/catalog/events';
import { soldAhead } from '@onsale/contracts/inventory/events';
import type { RequestOf } from '@onsale/contracts/endpoint';
import type { placeOrder as placeOrderContract } from '@onsale/contracts/orders/api';
import type { TicketView } from '@onsale/contracts/tickets/shapes';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { cloudEvent } from '@onsale/testing/queue-event';
import type { OrderId } from '@onsale/kernel/id';
import type { TaskDataOf } from '@onsale/runtime/task';
import type { CloudEvent } from '@onsale/contracts/event';
import type { Order } from '../../src/domain/order.ts';
import type { Ports } from '../../src/ports.ts';
import type { expireOrder as expireOrderTask } from '../../src/tasks.ts';
import { cancelEvent } from '../../src/use-cases/cancel-event.ts';
import { cancelOrder } from '../../src/use-cases/cancel-order.ts';
import { endRefund } from '../../src/use-cases/end-refund.ts';
import { expectOrders } from '../../src/use-cases/expect-orders.ts';
import { expireOrder } from '../../src/use-cases/expire-order.ts';
import { forgoOrder } from '../../src/use-cases/forgo-order.ts';
import { getOrder } from '../../src/use-cases/get-order.ts';
import { placeOrder } from '../../src/use-cases/place-order.ts';
import { sweepOrders } from '../../src/use-cases/sweep-orders.ts';
import { takePartialPayment, takePayment } from '../../src/use-cases/take-payment.ts';
import { fakePayments } from './fake-payments.ts';
import type { PaymentEvent } from './fake-payments.ts';
import { fakeStock } from './fake-stock.ts';
import { memoryOrders, memoryOrderStore } from '../memory/memory-orders.ts';
import { buyer, claimableHold } from './samples.ts';
import { faulty } from './faulty.ts';
import type { Gate } from './faulty.ts';

const minute = 60_000;

type Surroundings = { readonly price?: number; readonly sellsAhead?: boolean; readonly gate?: Gate };

/**
 * Everything around one order, in memory. The gate stands before and after each call that a use case makes: it may wait,
 * or throw as a crash at that place.
 */
export const fakeWorld = ({ price = 5500, sellsAhead = false, gate }: Surroundings = {}) => {
  const clock = manualClock();
  const hold = claimableHold({ price, expiresAt: clock.now() + 10 * minute });
  const store = memoryOrderStore();
  const orders = memoryOrders(store, memoryOutbox(clock, 'orders'));
  const told = () => store.told.flatMap((message) => (message.to === 'topic' ? [stateTold(message.event)] : []));
  const { holds, stock, rivalTries, release, giveBack } = fakeStock(hold, clock, sellsAhead);
  const { payments, payment, sent, buyerPays, buyerPaysTooLittle, providerRefunds } = fakePayments();
  const tasks = () =>
    store.told.flatMap(
      (message) =>
        message.to === 'task' ? [{ ...(message.data as TaskDataOf<typeof expireOrderTask>), dueAt: message.dueAt }] : [], // the one kind
    );
  const tickets = { ofOrder: (): Promise<TicketView[]> => Promise.resolve([]) };
  const logged: string[] = [];
  let tokens = 0;

  const guarded = gate
    ? { orders: faulty(orders, gate), holds: faulty(holds, gate), payments: faulty(payments, gate) }
    : undefined;
  const ports: Ports = {
    ...(guarded ?? { orders, holds, payments }),
    tickets,
    secrets: { make: () => `token-${++tokens}`, equal: (one, other) => one === other },
    clock,
    log: { error: (message) => logged.push(message) },
  };

  const request: RequestOf<typeof placeOrderContract> = { holdId: hold.holdId, buyer };
  const place = (body = request, idempotencyKey = 'key-1', over = ports) =>
    placeOrder(over)(body, { idempotencyKey, correlationId: 'test', headers: undefined });
  const theOrder = (): Order => {
    const [order] = store.orders.values();
    if (!order) throw new Error('Nothing was ordered yet');
    return order;
  };

  return {
    ...{ ports, clock, hold, request, stored: store.orders, stock, payment, sent, logged },
    /** The states that the world was told of. */
    get told() {
      return told();
    },
    get timers() {
      return tasks().filter(({ eventCancelled, forgo }) => !eventCancelled && !forgo);
    },
    ...{ rivalTries, buyerPays, buyerPaysTooLittle, providerRefunds, place, theOrder },
    read: (bearerToken = theOrder().accessToken, orderId = theOrder().orderId) =>
      getOrder(ports)({ orderId }, { bearerToken, correlationId: 'test', headers: undefined }),
    deliver: (event: PaymentEvent): Promise<void> => {
      switch (event.type) {
        case 'onsale.payments.payment-succeeded.v1':
          return takePayment(ports)(event);
        case 'onsale.payments.payment-partial.v1':
          return takePartialPayment(ports)(event);
        case 'onsale.payments.payment-refunded.v1':
          return endRefund(ports)(event);
      }
    },
    isCancelled: () => store.cancelledEvents.size > 0,
    /** The organizer cancels; orders hears of it. */
    eventIsCancelled: () => {
      const sellable = { event: hold.event, currency: 'EUR' as const, holdSeconds: 600, ticketTypes: [] };
      return cancelEvent(ports)(cloudEvent(eventCancelled, sellable));
    },
    /** Every order that was given the task of ending with its event is at it, again and again. */
    ordersEndWithEvent: async () => {
      for (const { orderId, eventCancelled } of tasks()) if (eventCancelled) await cancelOrder(ports)({ orderId });
    },
    /** Orders hears what was sold ahead of an order, and does at once what it left for later. */
    saleIsHeardOf: async () => {
      if (stock.owner === 'hold' || stock.owner === 'nobody' || stock.owner === 'rival') return;
      const sales = [{ orderId: stock.owner, holdId: hold.holdId }];
      await expectOrders(ports)(cloudEvent(soldAhead, { eventId: hold.event.eventId, sales }));
      for (const { orderId, forgo: holdId } of tasks()) if (holdId) await forgoOrder(ports)({ orderId, holdId });
    },
    timerFires: (orderId = theOrder().orderId) => expireOrder(ports)({ orderId }),
    sweep: () => sweepOrders(ports)(),
    waitUntilOver: () => clock.advance(Math.max(0, Date.parse(hold.expiresAt) - clock.now())),
    /** Inventory consumes what orders told, again and again. */
    inventoryHears: () => {
      for (const { state, orderId } of told()) {
        if (state === 'expired') release();
        if (state === 'refunding' || state === 'cancelled' || state === 'forgone') giveBack(orderId);
      }
    },
  };
};

export type FakeWorld = ReturnType<typeof fakeWorld>;

/** `onsale.orders.order-confirmed.v1` → `confirmed`, of which order, at which version. */
const stateTold = ({ type, subject, aggregateversion }: CloudEvent) => ({
  orderId: subject as OrderId, // the subject of what orders tell
  state: type.replace(/^.*order-(.*)\.v1$/, '$1'),
  version: aggregateversion,
});
