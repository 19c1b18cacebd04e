import { rfc3339 } from '@onsale/kernel/clock';
import { makeId } from '@onsale/kernel/id';
import { outbox } from '@onsale/runtime/outbox';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { orderTable } from '../../src/adapters/order-table.ts';
import { confirm, endRefund, expire, pay, startRefund } from '../../src/domain/order.ts';
import type { Order } from '../../src/domain/order.ts';
import { positionsOf } from '../../src/domain/positions.ts';
import { buyer, claimableHold } from '../fakes/samples.ts';
import { memoryOrders, memoryOrderStore } from '../memory/memory-orders.ts';

const minute = 60_000;
const clock = manualClock();
const hold = claimableHold({ price: 5500, expiresAt: clock.now() + 10 * minute });

const pendingOrder: Order = {
  orderId: makeId('order', 'one'),
  holdId: hold.holdId,
  event: hold.event,
  buyer,
  positions: positionsOf(hold.lines, undefined, buyer.name),
  total: hold.total,
  status: 'pending',
  version: 1,
  accessToken: 'a-secret-token',
  requestHash: 'hash',
  createdAt: rfc3339(clock.now()),
  expiresAt: hold.expiresAt,
};

const inMemory = () => {
  const store = memoryOrderStore();
  const orders = memoryOrders(store, memoryOutbox(clock, 'orders'));
  return Promise.resolve({ orders, messages: () => Promise.resolve(store.told) });
};

const inTheTable = async () => {
  const { name, client } = await createTestTable('orders');
  const orders = orderTable(client, name, outbox(clock, name));
  return { orders, messages: () => storedMessages(client, name) };
};

const muchLater = clock.now() + 60 * minute;

describe.each([
  ['in memory', inMemory],
  ['in the table', inTheTable],
])('orders %s', (_, keep) => {
  const kept = async () => {
    const { orders, messages } = await keep();
    const told = async () => {
      const all = await messages();
      const events = all.flatMap((message) => (message.to === 'topic' ? [message.event] : []));
      return {
        events: events.sort((one, other) => one.aggregateversion - other.aggregateversion),
        tasks: all.filter(({ to }) => to === 'task'),
      };
    };
    return { orders, told };
  };

  test('a new order is stored together with its timer', async () => {
    const { orders, told } = await kept();
    expect(await orders.create(pendingOrder)).toEqual(pendingOrder);
    expect(await orders.find(pendingOrder.orderId)).toMatchObject(pendingOrder);
    const { tasks, events } = await told();
    expect(tasks).toEqual([
      {
        to: 'task',
        task: 'expireOrder',
        data: { orderId: pendingOrder.orderId },
        dueAt: Date.parse(pendingOrder.expiresAt),
      },
    ]);
    expect(events).toEqual([]);
  });

  test('an order that is there already is answered and keeps its one timer', async () => {
    const { orders, told } = await kept();
    await orders.create(pendingOrder);
    const again = await orders.create({ ...pendingOrder, accessToken: 'another-token' });
    expect(again).toMatchObject({ accessToken: 'a-secret-token' });
    expect((await told()).tasks).toHaveLength(1);
  });

  test('each change counts the version up and tells what the contract says, without the access token', async () => {
    const { orders, told } = await kept();
    const expired = await orders.change(await orders.create(pendingOrder), expire);
    const paid = await orders.change(expired, pay, { paidBy: 'event-1' });
    const refunding = await orders.change(paid, startRefund, { refundReason: 'stock-lost' });
    const refunded = await orders.change(refunding, endRefund);
    expect(refunded).toMatchObject({ status: 'refunded', version: 5, paidBy: 'event-1', refundReason: 'stock-lost' });
    expect(await orders.find(pendingOrder.orderId)).toMatchObject(refunded);

    const { events } = await told();
    expect(events.map(({ type, subject, aggregateversion }) => [type, subject, aggregateversion])).toEqual([
      ['onsale.orders.order-expired.v1', pendingOrder.orderId, 2],
      ['onsale.orders.order-refunding.v1', pendingOrder.orderId, 4],
      ['onsale.orders.order-refunded.v1', pendingOrder.orderId, 5],
    ]);
    const { orderId, holdId, event, positions, total } = pendingOrder;
    expect(events[1]?.data).toEqual({ orderId, holdId, event, buyer, positions, total, reason: 'stock-lost' });
    expect(JSON.stringify(events)).not.toContain('a-secret-token');
  });

  test('whoever read an older order changes nothing, tells nothing, and gets the order as it is', async () => {
    const { orders, told } = await kept();
    const order = await orders.create(pendingOrder);
    const expired = await orders.change(order, expire);
    expect(await orders.change(order, pay, { paidBy: 'event-1' })).toMatchObject({ ...expired, status: 'expired' });
    expect(await orders.change(order, expire)).toMatchObject({ status: 'expired', version: 2 });
    expect((await told()).events).toHaveLength(1);
  });

  test('a change from a state that it may not start from changes nothing', async () => {
    const { orders, told } = await kept();
    const order = await orders.create(pendingOrder);
    expect(await orders.change(order, confirm)).toMatchObject({ status: 'pending', version: 1 });
    expect((await told()).events).toEqual([]);
  });

  test('of many that confirm at the same moment one tells it', async () => {
    const { orders, told } = await kept();
    const paid = await orders.change(await orders.create(pendingOrder), pay, { paidBy: 'event-1' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => orders.change(paid, confirm)));
    expect(new Set(answers.map(({ status, version }) => `${status} ${version}`))).toEqual(new Set(['confirmed 3']));
    expect((await told()).events).toHaveLength(1);
  });

  test('the sweep finds open orders by their time, and none that has ended', async () => {
    const { orders } = await kept();
    const order = await orders.create(pendingOrder);
    expect(await orders.overdue(Date.parse(order.expiresAt))).toEqual([]);
    expect(await orders.overdue(muchLater)).toEqual([order.orderId]);
    const expired = await orders.change(order, expire);
    expect(await orders.overdue(muchLater)).toEqual([]);
    const paid = await orders.change(expired, pay, { paidBy: 'event-1' });
    expect(await orders.overdue(muchLater)).toEqual([order.orderId]);
    await orders.change(paid, confirm);
    expect(await orders.overdue(muchLater)).toEqual([]);
  });

  test('the sweep takes the oldest first, on whichever key they lie', async () => {
    const { orders } = await kept();
    const bodies = Array.from('0123456789abcdef');
    for (const [index, body] of bodies.entries()) {
      const expiresAt = rfc3339(clock.now() + (bodies.length - index) * 1000);
      await orders.create({ ...pendingOrder, orderId: makeId('order', body), expiresAt });
    }
    expect(await orders.overdue(muchLater)).toEqual(bodies.toReversed().map((body) => makeId('order', body)));
  });
});
