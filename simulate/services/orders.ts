import { eventCancelled } from '@onsale/contracts/catalog/events';
import { soldAhead } from '@onsale/contracts/inventory/events';
import { paymentPartial, paymentRefunded, paymentSucceeded, paymentSurplus } from '@onsale/contracts/payments/events';
import { on } from '@onsale/runtime/queue-handler';
import type { ServiceClient } from '@onsale/runtime/service-client';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { heldStock } from '../../services/orders/src/adapters/held-stock.ts';
import { orderPayments } from '../../services/orders/src/adapters/order-payments.ts';
import { orderTickets } from '../../services/orders/src/adapters/order-tickets.ts';
import type { Ports } from '../../services/orders/src/ports.ts';
import type { TaskDataOf } from '@onsale/runtime/task';
import type { expireOrder as expireOrderTask } from '../../services/orders/src/tasks.ts';
import { cancelEvent } from '../../services/orders/src/use-cases/cancel-event.ts';
import { cancelOrder } from '../../services/orders/src/use-cases/cancel-order.ts';
import { endRefund } from '../../services/orders/src/use-cases/end-refund.ts';
import { expectOrders } from '../../services/orders/src/use-cases/expect-orders.ts';
import { expireOrder } from '../../services/orders/src/use-cases/expire-order.ts';
import { forgoOrder } from '../../services/orders/src/use-cases/forgo-order.ts';
import { sendSurplusBack } from '../../services/orders/src/use-cases/send-surplus-back.ts';
import { takePartialPayment, takePayment } from '../../services/orders/src/use-cases/take-payment.ts';
import { memoryOrders, memoryOrderStore } from '../../services/orders/test/memory/memory-orders.ts';
import type { Chaos } from '../chaos.ts';
import { deployment } from '../deployment.ts';
import type { Plants } from '../plants.ts';
import type { Outside } from '../process.ts';
import type { Told } from './told.ts';

/** Orders as it runs: its use cases over its memory, calling the other services. */
export const ordersService = (chaos: Chaos, plants: Plants, clientOf: (outside: Outside) => ServiceClient) => {
  const { clock } = chaos;
  const stored = memoryOrderStore();
  const outbox = memoryOutbox(clock, 'orders');
  let tokens = 0;

  const functions = deployment(chaos, (outside): Ports => {
    const call = clientOf(outside);
    const orders = memoryOrders(stored, outbox, outside.between);
    return {
      orders: outside.through('orders', plants.orders(orders, stored, outbox, outside.between)),
      holds: heldStock(call),
      payments: orderPayments(call, 'https://shop.example'),
      tickets: orderTickets(call),
      secrets: { make: () => `token-${++tokens}`, equal: (one, other) => one === other },
      clock,
      log: { error: () => undefined },
    };
  });

  const end = ({ orderId, eventCancelled, forgo: holdId }: TaskDataOf<typeof expireOrderTask>): Promise<void> => {
    if (holdId) return functions.run(forgoOrder, { orderId, holdId });
    return eventCancelled ? functions.run(cancelOrder, { orderId }) : functions.run(expireOrder, { orderId });
  };

  const told: Told = {
    messages: stored.told,
    consumers: [
      on(paymentSucceeded, (event) => functions.run(takePayment, event)),
      on(paymentPartial, (event) => functions.run(takePartialPayment, event)),
      on(paymentSurplus, (event) => functions.run(sendSurplusBack, event)),
      on(eventCancelled, (event) => functions.run(cancelEvent, event)),
      on(soldAhead, (event) => functions.run(expectOrders, event)),
      on(paymentRefunded, (event) => functions.run(endRefund, event)),
    ],
    tasks: { expireOrder: (data) => end(data as TaskDataOf<typeof expireOrderTask>) },
  };
  return { functions, stored, told };
};

export type OrdersService = ReturnType<typeof ordersService>;
