import { paymentSurplus } from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { cloudEvent } from '@onsale/testing/queue-event';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { Order } from '../domain/order.ts';
import { sendSurplusBack } from './send-surplus-back.ts';

const surplus = cloudEvent(paymentSurplus, {
  ...{ paymentId: makeId('payment', 'one'), orderId: makeId('order', 'one') },
  ...{ amount: money(5500, 'EUR'), surplus: money(100, 'EUR') },
});

test('money that is too much has payments ask for it back once more, and comes again where payments does not answer; then the buyer hears of it', async () => {
  const { payments, orders } = fakeWorld().ports;
  const asked: string[] = [];
  const close: typeof payments.close = (orderId) => {
    asked.push(orderId);
    return asked.length === 1 ? Promise.reject(new Error('payments is down')) : Promise.resolve('paid');
  };
  const order = { orderId: surplus.data.orderId } as Order; // as much of one as matters here
  const told: unknown[][] = [];
  const send = sendSurplusBack({
    payments: { ...payments, close },
    orders: {
      ...orders,
      find: () => Promise.resolve(order),
      tellOverpaid: (...what) => {
        told.push(what);
        return Promise.resolve();
      },
    },
  });
  await expect(send(surplus)).rejects.toThrow('payments is down');
  expect(told).toEqual([]);
  await send(surplus);
  expect(asked).toEqual([surplus.data.orderId, surplus.data.orderId]);
  expect(told).toEqual([[order, surplus.data.surplus, surplus.id]]);
});
