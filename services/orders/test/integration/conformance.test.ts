import { rfc3339 } from '@onsale/kernel/clock';
import { refusal } from '@onsale/contracts/use-case';
import { makeId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { outbox } from '@onsale/runtime/outbox';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { buyerKeys } from '../../src/adapters/buyer-keys.ts';
import { orderTable } from '../../src/adapters/order-table.ts';
import { cancel, confirm, endRefund, expire, pay, startRefund } from '../../src/domain/order.ts';
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
  const orders = orderTable(client, name, outbox(clock, name), buyerKeys(client, name));
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
    const create = async (order: Order): Promise<Order> => {
      const created = await orders.create(order);
      if (!created.ok) throw new Error(created.error.code);
      return created.value;
    };
    return { orders, create, told };
  };

  test('a new order is stored together with its timer', async () => {
    const { orders, told } = await kept();
    expect(await orders.create(pendingOrder)).toEqual(ok(pendingOrder));
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

  test('a free order has no timer, and the sweep finds it from its making', async () => {
    const { orders, create, told } = await kept();
    const free = { ...pendingOrder, status: 'paid' as const, total: { ...pendingOrder.total, amount: 0 } };
    const order = await create(free);
    expect((await told()).tasks).toEqual([]);
    expect(await orders.overdue(clock.now())).toEqual([]);
    expect(await orders.overdue(clock.now() + 1)).toEqual([order.orderId]);
    await orders.change(order, confirm);
    expect(await orders.overdue(muchLater)).toEqual([]);
  });

  test('an order that is there already is answered and keeps its one timer', async () => {
    const { orders, told } = await kept();
    await orders.create(pendingOrder);
    const again = await orders.create({ ...pendingOrder, accessToken: 'another-token' });
    expect(again).toMatchObject({ value: { accessToken: 'a-secret-token' } });
    expect((await told()).tasks).toHaveLength(1);
  });

  test('each change counts the version up and tells what the contract says, without the access token', async () => {
    const { orders, create, told } = await kept();
    const expired = await orders.change(await create(pendingOrder), expire);
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
    const { orders, create, told } = await kept();
    const order = await create(pendingOrder);
    const expired = await orders.change(order, expire);
    expect(await orders.change(order, pay, { paidBy: 'event-1' })).toMatchObject({ ...expired, status: 'expired' });
    expect(await orders.change(order, expire)).toMatchObject({ status: 'expired', version: 2 });
    expect((await told()).events).toHaveLength(1);
  });

  test('a change from a state that it may not start from changes nothing', async () => {
    const { orders, create, told } = await kept();
    const order = await create(pendingOrder);
    expect(await orders.change(order, confirm)).toMatchObject({ status: 'pending', version: 1 });
    expect((await told()).events).toEqual([]);
  });

  test('of many that confirm at the same moment one tells it', async () => {
    const { orders, create, told } = await kept();
    const paid = await orders.change(await create(pendingOrder), pay, { paidBy: 'event-1' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => orders.change(paid, confirm)));
    expect(new Set(answers.map(({ status, version }) => `${status} ${version}`))).toEqual(new Set(['confirmed 3']));
    expect((await told()).events).toHaveLength(1);
  });

  test('the sweep finds open orders by their time, and none that has ended', async () => {
    const { orders, create } = await kept();
    const order = await create(pendingOrder);
    expect(await orders.overdue(Date.parse(order.expiresAt))).toEqual([]);
    expect(await orders.overdue(muchLater)).toEqual([order.orderId]);
    const expired = await orders.change(order, expire);
    expect(await orders.overdue(muchLater)).toEqual([]);
    const paid = await orders.change(expired, pay, { paidBy: 'event-1' });
    expect(await orders.overdue(muchLater)).toEqual([order.orderId]);
    await orders.change(paid, confirm);
    expect(await orders.overdue(muchLater)).toEqual([]);
  });

  describe('of a cancelled event', () => {
    const { eventId } = pendingOrder.event;

    test('none is created or confirmed, and each of them says so by staying as it was', async () => {
      const { orders, create, told } = await kept();
      const paid = await orders.change(await create(pendingOrder), pay, { paidBy: 'event-1' });
      await orders.cancelEvent(eventId, clock.now());
      await orders.cancelEvent(eventId, clock.now() + minute);
      expect(await orders.change(paid, confirm)).toMatchObject({ status: 'paid', version: 2 });
      expect(await orders.create({ ...pendingOrder, orderId: makeId('order', 'two') })).toEqual(refusal('event-cancelled'));
      expect(await orders.find(makeId('order', 'two'))).toBeUndefined();
      expect(await orders.create(pendingOrder)).toMatchObject({ value: { status: 'paid' } }); // a retry gets what it had
      expect((await told()).events).toEqual([]);
      const other = { ...pendingOrder, orderId: makeId('order', 'three') };
      const elsewhere = { ...other, event: { ...other.event, eventId: makeId('event', 'other') } };
      expect(await orders.create(elsewhere)).toMatchObject({ value: { status: 'pending' } });
    });

    test('other changes happen, and tell why', async () => {
      const { orders, create, told } = await kept();
      const order = await create(pendingOrder);
      await orders.cancelEvent(eventId, clock.now());
      expect(await orders.change(order, cancel)).toMatchObject({ status: 'cancelled' });
      const { events } = await told();
      expect(events.map(({ type }) => type)).toEqual(['onsale.orders.order-cancelled.v1']);
    });

    test('it is listed from the moment of its cancellation', async () => {
      const { orders } = await kept();
      expect(await orders.cancelledSince(0)).toEqual([]);
      await orders.cancelEvent(eventId, clock.now());
      expect(await orders.cancelledSince(clock.now())).toEqual([eventId]);
      expect(await orders.cancelledSince(clock.now() + 1)).toEqual([]);
    });

    test('those that stand are found: open and confirmed ones, of this event alone', async () => {
      const { orders, create } = await kept();
      const ids = ['pending', 'paid', 'confirmed', 'expired', 'refunded', 'elsewhere'] as const;
      const [pending, toPay, toConfirm, toExpire, toRefund, elsewhere] = ids.map((body) => ({
        ...pendingOrder,
        orderId: makeId('order', body),
        ...(body === 'elsewhere' && { event: { ...pendingOrder.event, eventId: makeId('event', 'other') } }),
      })) as [Order, Order, Order, Order, Order, Order]; // six ids
      for (const each of [pending, elsewhere]) await create(each);
      await orders.change(await create(toPay), pay);
      await orders.change(await orders.change(await create(toConfirm), pay), confirm);
      await orders.change(await create(toExpire), expire);
      const refunding = await orders.change(await orders.change(await create(toRefund), pay), startRefund);
      await orders.change(refunding, endRefund);
      const standing = [pending, toPay, toConfirm].map(({ orderId }) => orderId);
      expect(new Set(await orders.standing(eventId))).toEqual(new Set(standing));
    });

    test('each is given its task, however many', async () => {
      const { orders, told } = await kept();
      const orderIds = Array.from({ length: 101 }, (_, index) => makeId('order', `of${index}`));
      await orders.endWithEvent(orderIds);
      const { tasks } = await told();
      expect(tasks).toHaveLength(101);
      expect(tasks).toContainEqual({
        ...{ to: 'task', task: 'expireOrder', dueAt: clock.now() },
        data: { orderId: orderIds[100], eventCancelled: true },
      });
    });
  });

  test('the sweep finds all, however many lie on one key', async () => {
    const { orders } = await kept();
    const ids = Array.from({ length: 40 }, (_, index) => makeId('order', `${String(index).padStart(2, '0')}x`));
    for (const orderId of ids) await orders.create({ ...pendingOrder, orderId });
    expect((await orders.overdue(muchLater)).sort()).toEqual(ids);
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

  test('money that is too much is told with the order as it is', async () => {
    const { orders, told } = await kept();
    await orders.tellOverpaid(pendingOrder, { amount: 100, currency: 'EUR' }, 'event-1');
    expect((await told()).events).toMatchObject([{ type: 'onsale.orders.order-overpaid.v1', subject: pendingOrder.orderId }]);
  });

  test('a confirmed order is told of again as it was the first time', async () => {
    const { orders, told } = await kept();
    const confirmed = { ...pendingOrder, status: 'confirmed' as const, version: 3 };
    await orders.tellAgain(confirmed);
    expect((await told()).events).toMatchObject([
      { type: 'onsale.orders.order-confirmed.v1', subject: pendingOrder.orderId, aggregateversion: 3 },
    ]);
  });

  describe('an order whose stock was sold ahead of it', () => {
    const ahead = { ...pendingOrder, status: 'confirmed' as const, total: { ...pendingOrder.total, amount: 0 } };
    const sale = { orderId: ahead.orderId, holdId: ahead.holdId };

    test('is told of as it is written, once, and ends with its event', async () => {
      const { orders, create, told } = await kept();
      expect(await create(ahead)).toEqual(ahead);
      expect(await create({ ...ahead, accessToken: 'another-token' })).toMatchObject({ accessToken: 'a-secret-token' });
      const { events, tasks } = await told();
      expect(events).toMatchObject([{ type: 'onsale.orders.order-confirmed.v1', subject: sale.orderId, aggregateversion: 1 }]);
      expect(tasks).toEqual([]);
      expect(await orders.standing(ahead.event.eventId)).toEqual([sale.orderId]);
    });

    test('is missed, and forgone at its time', async () => {
      const { orders, create, told } = await kept();
      await create(ahead);
      const missing = { orderId: makeId('order', 'missing'), holdId: makeId('hold', 'missing') };
      expect(await orders.without([sale, missing])).toEqual([missing]);
      await orders.forgoAt([missing], clock.now() + 7);
      expect((await told()).tasks).toEqual([
        { to: 'task', task: 'expireOrder', data: { orderId: missing.orderId, forgo: missing.holdId }, dueAt: clock.now() + 7 },
      ]);
    });

    test('never comes once it was forgone, which is told to whoever asks', async () => {
      const { orders, told } = await kept();
      expect([await orders.forgo(sale), await orders.forgo(sale)]).toEqual([true, true]);
      expect(await orders.create(ahead)).toEqual(refusal('hold-expired'));
      expect(await orders.find(sale.orderId)).toBeUndefined();
      expect(await orders.without([sale])).toEqual([sale]);
      const { events } = await told();
      const forgone = { type: 'onsale.orders.order-forgone.v1', subject: sale.orderId, data: sale };
      expect(events).toMatchObject([forgone, forgone]);
    });

    test('that has come is not forgone', async () => {
      const { orders, create, told } = await kept();
      await create(ahead);
      expect(await orders.forgo(sale)).toBe(false);
      expect(await orders.find(sale.orderId)).toMatchObject(ahead);
      expect((await told()).events).toHaveLength(1);
    });

    test('comes or is forgone, never both, of many that try at the same moment', async () => {
      const { orders, told } = await kept();
      const answers = await Promise.all([
        ...Array.from({ length: 4 }, () => orders.create(ahead)),
        ...Array.from({ length: 4 }, async () => ({ ok: !(await orders.forgo(sale)) })),
      ]);
      expect(new Set(answers.map(({ ok: came }) => came)).size).toBe(1);
      expect(new Set((await told()).events.map(({ type }) => type)).size).toBe(1);
    });
  });
});
