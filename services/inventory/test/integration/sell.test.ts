import { soldAhead } from '@onsale/contracts/inventory/events';
import { orderExpired, orderForgone, orderRefunding } from '@onsale/contracts/orders/events';
import type { EventId, HoldId, OrderId } from '@onsale/kernel/id';
import { newId } from '@onsale/kernel/id';
import { streamHandler } from '@onsale/runtime/stream-handler';
import { cloudEvent } from '@onsale/testing/queue-event';
import type { Holds } from '../../src/ports.ts';
import { releaseExpired, returnForgone, returnRefunded } from '../../src/use-cases/release-stock.ts';
import { writeLedger } from '../../src/use-cases/write-ledger.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { unitChanges } from '../support/stream-event.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

type Claimed = { readonly eventId: EventId; readonly holdId: HoldId; readonly orderId: OrderId; readonly lines: unknown };

const claimed = async (eventId: EventId, lines: unknown): Promise<Claimed> => {
  const { holdId } = heldOf(await buyer.hold(eventId, lines));
  const orderId = newId('order');
  expect((await buyer.claim(holdId, orderId)).statusCode).toBe(200);
  return { eventId, holdId, orderId, lines };
};

/** Two of some standing places, for 10 s and 10 s of grace. */
const claimedPlaces = async (quota: number): Promise<Claimed> => {
  const type = ticketType('Standing', { quota });
  const eventId = await office.open(sellable([type], { holdSeconds: 10 }));
  return claimed(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 2 }]);
};

const claimedSeats = async (): Promise<Claimed> => {
  const plan = { ...somePlan, holdSeconds: 10 };
  const eventId = await office.open(sellable([ticketType('Seat', { categories: ['all'] })], plan), [section('A', 1, 4)]);
  return claimed(eventId, [{ seatId: 'A-1-1' }, { seatId: 'A-1-2' }]);
};

const order = ({ eventId, orderId, holdId }: Claimed) => ({
  orderId,
  holdId,
  event: sellable([]).event,
  buyer: { name: 'Ada', email: 'ada@example.com', locale: 'en' as const },
  positions: [],
  total: { amount: 0, currency: 'EUR' as const },
  eventId,
});
const expire = (sale: Claimed) => releaseExpired(office.ports)(cloudEvent(orderExpired, order(sale)));
const refund = (sale: Claimed) =>
  returnRefunded(office.ports)(cloudEvent(orderRefunding, { ...order(sale), reason: 'stock-lost' }));

const confirm = ({ holdId, orderId }: Claimed) => buyer.confirm(holdId, orderId);
const retake = ({ holdId, orderId }: Claimed) => buyer.retake(holdId, orderId);
const soldTo = async ({ eventId, orderId }: Claimed) =>
  (await office.units(eventId)).filter((unit) => unit.orderId === orderId).map(({ sk }) => sk);
const versions = async ({ eventId }: Claimed) => (await office.units(eventId)).reduce((sum, { version }) => sum + version, 0);
const afterItsTime = () => office.clock.advance(20_000);

/** Somebody else takes and orders as much. */
const overtake = ({ eventId, lines }: Claimed) => claimed(eventId, lines);

describe('confirming', () => {
  test('sells what the order claimed, once however often it is asked', async () => {
    const sale = await claimedPlaces(5);
    expect(await confirm(sale)).toMatchObject({ statusCode: 200, body: { lines: [{ quantity: 2 }] } });
    const changes = await versions(sale);
    expect((await confirm(sale)).statusCode).toBe(200);
    expect(await versions(sale)).toBe(changes);
    expect(await office.books(sale.eventId)).toEqual({ free: 3, held: 0, sold: 2 });
  });

  test('after its time sells what nobody took meanwhile', async () => {
    const sale = await claimedPlaces(5);
    afterItsTime();
    expect((await confirm(sale)).statusCode).toBe(200);
    expect(await soldTo(sale)).toHaveLength(2);
  });

  test('never sells what somebody else took', async () => {
    const sale = await claimedSeats();
    afterItsTime();
    const other = await overtake(sale);
    expectProblem(await confirm(sale), 'stock-lost');
    expect(await soldTo(sale)).toEqual([]);
    expect((await confirm(other)).statusCode).toBe(200);
  });

  test('that breaks off half way goes on when it is asked again', async () => {
    const sale = await claimedPlaces(5);
    const change = jest.spyOn(office.ports.units, 'change').mockRejectedValueOnce(new Error('the function ended here'));
    expect((await confirm(sale)).statusCode).toBe(500);
    change.mockRestore();
    expect((await confirm(sale)).statusCode).toBe(200);
    expect(await soldTo(sale)).toHaveLength(2);
  });
});

/** What happens in the place of a retake's second write, which names in the header what it took; the first one begins it. */
const whileNaming = (happens: (name: () => ReturnType<Holds['change']>) => ReturnType<Holds['change']>): void => {
  const { holds } = office.ports;
  const real = { ...holds };
  const change = jest.spyOn(holds, 'change').mockImplementationOnce((...begin) => real.change(...begin));
  change.mockImplementationOnce((...naming) => {
    change.mockRestore();
    return happens(() => real.change(...naming));
  });
};

describe('retaking', () => {
  test('takes other places of the type where the first ones are lost', async () => {
    const sale = await claimedPlaces(4);
    afterItsTime();
    await overtake(sale);
    await confirm(sale);
    expect(await retake(sale)).toMatchObject({ statusCode: 200, body: { lines: [{ quantity: 2 }] } });
    expect(await soldTo(sale)).toHaveLength(2);
    expect(await office.books(sale.eventId)).toEqual({ free: 0, held: 2, sold: 2 });
    expect((await retake(sale)).statusCode).toBe(200);
    expect((await confirm(sale)).statusCode).toBe(200);
    expect(await soldTo(sale)).toHaveLength(2);
  });

  test('takes the same seats where nobody has them', async () => {
    const sale = await claimedSeats();
    await expire(sale);
    expect((await office.books(sale.eventId)).free).toBe(4);
    expectProblem(await confirm(sale), 'stock-lost');
    expect((await retake(sale)).statusCode).toBe(200);
    expect(await soldTo(sale)).toEqual(['A-1-1', 'A-1-2']);
  });

  test('finds too little: the order gets nothing new, and its refund gives back what it had', async () => {
    const sale = await claimedSeats();
    afterItsTime();
    const other = await claimed(sale.eventId, [{ seatId: 'A-1-2' }]);
    expectProblem(await confirm(sale), 'stock-lost');
    expectProblem(await retake(sale), 'stock-lost');
    expect(await soldTo(sale)).toEqual(['A-1-1']);
    await refund(sale);
    expect(await soldTo(sale)).toEqual([]);
    expect((await confirm(other)).statusCode).toBe(200);
    expect(await office.books(sale.eventId)).toEqual({ free: 3, held: 0, sold: 1 });
  });

  test('that breaks off before the header knows goes on with the same seats', async () => {
    const sale = await claimedSeats();
    await expire(sale);
    whileNaming(() => Promise.reject(new Error('the function ended here')));
    expect((await retake(sale)).statusCode).toBe(500);
    expect((await office.books(sale.eventId)).held).toBe(2);
    expect((await retake(sale)).statusCode).toBe(200);
    expect(await soldTo(sale)).toEqual(['A-1-1', 'A-1-2']);
  });

  test('that breaks off before it sells goes on with the places that the header names', async () => {
    const sale = await claimedPlaces(6);
    await expire(sale);
    whileNaming(async (name) => {
      await name();
      throw new Error('the function ended here');
    });
    expect((await retake(sale)).statusCode).toBe(500);
    expect(await office.books(sale.eventId)).toEqual({ free: 4, held: 2, sold: 0 });
    expect((await retake(sale)).statusCode).toBe(200);
    expect(await office.books(sale.eventId)).toEqual({ free: 4, held: 0, sold: 2 });
  });

  test('is not undone by an expiry that is delivered late, not even between taking and selling', async () => {
    const sale = await claimedPlaces(4);
    await expire(sale);
    whileNaming(async (name) => {
      const named = await name();
      await expire(sale);
      return named;
    });
    expect((await retake(sale)).statusCode).toBe(200);
    await expire(sale);
    expect(await soldTo(sale)).toHaveLength(2);
    await refund(sale);
    expect(await office.books(sale.eventId)).toEqual({ free: 4, held: 0, sold: 0 });
  });

  test('of a refunded order takes nothing, even when the refund comes between taking and selling', async () => {
    const sale = await claimedPlaces(4);
    await expire(sale);
    whileNaming(async (name) => {
      await refund(sale);
      return name();
    });
    expectProblem(await retake(sale), 'stock-lost');
    expectProblem(await retake(sale), 'stock-lost');
    expectProblem(await confirm(sale), 'stock-lost');
    expect(await office.books(sale.eventId)).toEqual({ free: 4, held: 0, sold: 0 });
  });
});

describe('giving back', () => {
  test('an expired order frees what is held, and nothing that was sold', async () => {
    const sale = await claimedPlaces(4);
    await expire(sale);
    await expire(sale);
    expect(await office.books(sale.eventId)).toEqual({ free: 4, held: 0, sold: 0 });

    const paid = await overtake(sale);
    await confirm(paid);
    await expire(paid);
    expect(await soldTo(paid)).toHaveLength(2);
  });

  test('a refunded order frees what was sold to it, once', async () => {
    const sale = await claimedPlaces(2);
    await confirm(sale);
    await refund(sale);
    const other = await overtake(sale);
    await confirm(other);
    await refund(sale);
    expect(await soldTo(other)).toHaveLength(2);
  });

  test('a refund that breaks off half way goes on when it is delivered again', async () => {
    const sale = await claimedPlaces(2);
    await confirm(sale);
    const change = jest.spyOn(office.ports.units, 'change').mockRejectedValueOnce(new Error('the function ended here'));
    await expect(refund(sale)).rejects.toThrow('the function ended here');
    change.mockRestore();
    await refund(sale);
    expect((await office.books(sale.eventId)).free).toBe(2);
  });

  test('a refund keeps a confirmation in flight from selling', async () => {
    for (let round = 0; round < 5; round++) {
      const sale = await claimedPlaces(2);
      await Promise.all([confirm(sale), refund(sale)]);
      expect(await office.books(sale.eventId)).toEqual({ free: 2, held: 0, sold: 0 });
    }
  });

  test('for an order that we never heard of fails, so that somebody looks at it', async () => {
    const sale = { ...(await claimedPlaces(2)), orderId: newId('order') };
    await expect(expire(sale)).rejects.toThrow('hold-already-claimed');
    await expect(refund(sale)).rejects.toThrow(`The order ${sale.orderId} has no hold`);
  });
});

describe('what costs nothing', () => {
  /** Three of some free places, and the answer to their claim. */
  const claimedFree = async () => {
    const type = ticketType('Free', { quota: 5, ...free });
    const eventId = await office.open(sellable([type], { holdSeconds: 10 }));
    const { holdId } = heldOf(await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 3 }]));
    const orderId = newId('order');
    const claim = () => buyer.claim(holdId, orderId);
    const first = await claim();
    expect(first.statusCode).toBe(200);
    return { eventId, holdId, orderId, lines: undefined, claim, first };
  };
  const free = { faceValue: 0, fee: 0 };
  const forgo = ({ orderId, holdId }: Pick<Claimed, 'orderId' | 'holdId'>) =>
    returnForgone(office.ports)(cloudEvent(orderForgone, { orderId, holdId }));

  test('is sold by its claim, and again by the same one, and stays so', async () => {
    const sale = await claimedFree();
    expect(sale.first.body).toMatchObject({ sold: true });
    const before = await versions(sale);
    expect((await sale.claim()).body).toMatchObject({ sold: true });
    expect((await confirm(sale)).statusCode).toBe(200);
    expect(await versions(sale)).toBe(before);
    afterItsTime();
    expect(await office.books(sale.eventId)).toEqual({ free: 2, held: 0, sold: 3 });
  });

  test('is told to orders once a sale, however many units it has and however often the stream tells of them', async () => {
    const sale = await claimedFree();
    const handler = streamHandler(writeLedger(office.ledger));
    const changes = await unitChanges(office);
    for (let time = 0; time < 2; time++) expect(await handler(changes)).toEqual({ batchItemFailures: [] });
    const told = (await office.told()).events.filter(({ type }) => type === soldAhead.type);
    const { eventId, orderId, holdId } = sale;
    expect(told.map(({ data }) => data)).toEqual([0, 1].map(() => ({ eventId, sales: [{ orderId, holdId }] })));
  });

  test('goes back where its order never comes, and can be sold anew', async () => {
    const sale = await claimedFree();
    await forgo(sale);
    await forgo(sale);
    expect(await office.books(sale.eventId)).toEqual({ free: 5, held: 0, sold: 0 });
    expect((await office.units(sale.eventId)).every((unit) => !unit.ahead && !unit.orderId)).toBe(true);
    expectProblem(await sale.claim(), 'hold-expired');
    expectProblem(await confirm(sale), 'stock-lost');
  });

  test('of which some is lost is not said to be sold', async () => {
    const type = ticketType('Free', { quota: 3, ...free });
    const eventId = await office.open(sellable([type], { holdSeconds: 10 }));
    const lines = [{ ticketTypeId: type.ticketTypeId, quantity: 3 }];
    const { holdId } = heldOf(await buyer.hold(eventId, lines));
    const change = jest.spyOn(office.ports.units, 'change').mockResolvedValueOnce(false);
    const answer = await buyer.claim(holdId, newId('order'));
    change.mockRestore();
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toHaveProperty('sold');
  });

  test('and was never sold by this hold is left alone', async () => {
    const sale = await claimedFree();
    await forgo({ ...sale, orderId: newId('order') });
    expect((await office.books(sale.eventId)).sold).toBe(3);
  });
});

test('what costs something is not sold by its claim', async () => {
  const sale = await claimedPlaces(2);
  expect(await soldTo(sale)).toEqual([]);
  expect((await buyer.claim(sale.holdId, sale.orderId)).body).not.toHaveProperty('sold');
});
