import { makeId } from '@onsale/kernel/id';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import type { TicketFact } from '@onsale/contracts/tickets/facts';
import { booksOf } from './books.ts';
import { reconciliation } from './reconciliation.ts';
import type { Ports } from './reconciliation.ts';

const eventId = makeId('event', 'one');
const ticketOf = (body: string): TicketFact => ({
  ...{ ticketId: makeId('ticket', `${body}_1`), orderId: makeId('order', body), eventId },
  ...{ position: 1, status: 'valid' },
});

const doNothing: (ticketId: string) => Promise<void> = () => Promise.resolve();

const noOrders: (reading: number) => OrderFact[] = () => [];

/** Tickets that belong to no order, as each reading finds them; the last reading comes again and again. */
const look = async (readings: TicketFact[][], { isMending = false, mend = doNothing, ordersAt = noOrders } = {}) => {
  let time = 0;
  let reads = 0;
  const ports: Ports = {
    read: () => {
      const tickets = readings[Math.min(reads++, readings.length - 1)] ?? [];
      return Promise.resolve(booksOf({ stock: [], orders: ordersAt(reads), tickets }, time));
    },
    mend: (mending) => mend(mending.by === 'tickets' ? mending.ticketId : ''),
    clock: { now: () => time },
    pause: (milliseconds) => Promise.resolve(void (time += milliseconds)),
    say: () => undefined,
  };
  const { differences, mended } = await reconciliation(ports, 10_000)(isMending);
  return { ids: differences.map(({ id }) => id), mended, reads, time };
};

const [one, other] = [ticketOf('one'), ticketOf('other')];

test('where nothing differs one reading is enough', async () => {
  expect(await look([[]])).toEqual({ ids: [], mended: 0, reads: 1, time: 0 });
});

test('what is in flight is no difference: only what every reading shows for the whole time counts', async () => {
  const { ids, time } = await look([[one, other], [one, other], [other]]);
  expect(ids).toEqual([other.ticketId]);
  expect(time).toBeGreaterThanOrEqual(10_000);
});

test('what stands otherwise in another reading is in flight too, though it still differs', async () => {
  const { orderId } = one;
  const ordersAt = (version: number): OrderFact[] => [
    { orderId, eventId, holdId: makeId('hold', 'key_one'), status: 'refunding', version, positions: [1] },
  ];
  expect((await look([[one]], { ordersAt: () => ordersAt(1) })).ids).toEqual([one.ticketId]);
  expect((await look([[one]], { ordersAt })).ids).toEqual([]);
});

test('what comes up while we look is left to the next run', async () => {
  expect((await look([[one], [one, other]])).ids).toEqual([one.ticketId]);
  expect((await look([[one], [other], [one, other]])).ids).toEqual([]);
});

test('mending ends when nothing that was found is left, and says how much that was', async () => {
  const left = [one, other];
  const mend = (ticketId: string) =>
    Promise.resolve(
      void left.splice(
        left.findIndex((each) => each.ticketId === ticketId),
        1,
      ),
    );
  expect(await look([left], { isMending: true, mend })).toMatchObject({ ids: [], mended: 2 });
});

test('what could not be mended remains, and the rest is mended all the same', async () => {
  const left = [one, other];
  const mend = (ticketId: string) =>
    ticketId === one.ticketId ? Promise.reject(new Error('no')) : Promise.resolve(void left.splice(1, 1));
  expect(await look([left], { isMending: true, mend })).toMatchObject({ ids: [one.ticketId], mended: 1 });
});
