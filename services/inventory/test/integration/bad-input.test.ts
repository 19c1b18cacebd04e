import type { ProblemCode } from '@onsale/contracts/problems';
import { eventPublished } from '@onsale/contracts/catalog/events';
import { cloudEvent } from '@onsale/testing/queue-event';
import { planStock } from '../../src/use-cases/plan-stock.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';

const place = ticketType('Standing', { quota: 6 });
const full = ticketType('Full', { categories: ['stalls'] });
const child = ticketType('Child', { categories: ['stalls'] });
const gold = ticketType('Gold', { categories: ['gold'] });
const sections = [section('A', 1, 4, 'stalls'), section('G', 1, 4, 'gold')];

let office: BoxOffice;
let buyer: Functions;
let eventId: string;
beforeAll(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
  eventId = await office.open(sellable([place, full, child, gold], somePlan), sections);
});

const untouched = { free: 14, held: 0, sold: 0 };
const standing = (quantity: unknown) => [{ ticketTypeId: place.ticketTypeId, quantity }];

describe('a hold with bad input is refused and leaves the stock as it was', () => {
  test.each<[string, ProblemCode, string | undefined, () => unknown]>([
    ['broken JSON', 'invalid-request', 'body', () => '{"eventId":'],
    ['an unknown field', 'invalid-request', 'discount', () => ({ eventId, lines: standing(1), discount: 1 })],
    ['a wrong type', 'invalid-request', 'eventId', () => ({ eventId: 7, lines: standing(1) })],
    ['no lines', 'invalid-request', 'lines', () => ({ eventId, lines: [] })],
    ...[0, -1, 1.5, 1e9, '2', null].map((quantity): [string, ProblemCode, string, () => unknown] => [
      `quantity ${JSON.stringify(quantity)}`,
      'invalid-request',
      'lines.0.quantity',
      () => ({ eventId, lines: standing(quantity) }),
    ]),
    [
      'places without seats that must be side by side',
      'invalid-request',
      'lines.0.together',
      () => ({ eventId, lines: [{ ...standing(2)[0], together: true }] }),
    ],
    [
      'a wish for seats side by side that is no yes or no',
      'invalid-request',
      'lines.0.together',
      () => ({ eventId, lines: [{ ...standing(2)[0], together: 'please' }] }),
    ],
    ['a seat id that is none', 'invalid-request', 'lines.0.seatId', () => ({ eventId, lines: [{ seatId: 'A#1' }] })],
    ['an unknown event', 'event-not-found', undefined, () => ({ eventId: 'evt_unknown', lines: standing(1) })],
    [
      'an unknown ticket type',
      'ticket-type-not-found',
      'lines.1.ticketTypeId',
      () => ({ eventId, lines: [...standing(1), { ticketTypeId: 'tty_unknown', quantity: 1 }] }),
    ],
    [
      'an unknown seat',
      'seat-not-found',
      'lines.1.seatId',
      () => ({ eventId, lines: [{ seatId: 'G-1-1' }, { seatId: 'G-1-9' }] }),
    ],
    [
      'a seat with an unknown ticket type',
      'ticket-type-not-found',
      'lines.0.ticketTypeId',
      () => ({ eventId, lines: [{ seatId: 'G-1-1', ticketTypeId: 'tty_unknown' }] }),
    ],
    [
      'a seat that its ticket type does not sell',
      'invalid-request',
      'lines.0.ticketTypeId',
      () => ({ eventId, lines: [{ seatId: 'G-1-1', ticketTypeId: full.ticketTypeId }] }),
    ],
    [
      'a seat that several ticket types sell',
      'invalid-request',
      'lines.0.ticketTypeId',
      () => ({ eventId, lines: [{ seatId: 'A-1-1' }] }),
    ],
    ['a seat twice', 'invalid-request', 'lines.1.seatId', () => ({ eventId, lines: [{ seatId: 'G-1-1' }, { seatId: 'G-1-1' }] })],
    [
      'more than a hundred tickets',
      'invalid-request',
      'lines',
      () => ({ eventId, lines: Array.from({ length: 6 }, () => standing(20)[0]) }),
    ],
    ['more tickets than there are', 'sold-out', 'lines.0.quantity', () => ({ eventId, lines: standing(7) })],
    [
      'more tickets than there are in a later line',
      'sold-out',
      'lines.1.quantity',
      () => ({ eventId, lines: [{ seatId: 'G-1-1' }, { ticketTypeId: gold.ticketTypeId, quantity: 5 }] }),
    ],
  ])('%s → %s', async (_, code, field, body) => {
    expectProblem(await buyer.send(body()), code, field);
    expect(await office.books(eventId as never)).toEqual(untouched);
  });

  test('a seat that somebody holds → seat-taken, and the other seats of the request stay free', async () => {
    const hold = heldOf(await buyer.hold(eventId, [{ seatId: 'G-1-2' }]));
    expectProblem(
      await buyer.hold(eventId, [{ seatId: 'G-1-1' }, { seatId: 'G-1-2' }, ...standing(1)]),
      'seat-taken',
      'lines.1.seatId',
    );
    expect((await office.books(eventId as never)).held).toBe(1);
    await buyer.release(hold.holdId);
    expect(await office.books(eventId as never)).toEqual(untouched);
  });

  test('an event whose stock is being made → not-on-sale', async () => {
    const making = sellable([ticketType('Standing', { quota: 5 })]);
    await planStock(office.ports, { read: () => Promise.resolve({ sections: [] }) })(cloudEvent(eventPublished, making));
    const lines = [{ ticketTypeId: making.ticketTypes[0]?.ticketTypeId, quantity: 1 }];
    expectProblem(await buyer.hold(making.event.eventId, lines), 'not-on-sale');
    expectProblem(await buyer.availability(making.event.eventId), 'event-not-found');
  });
});

describe('a hold that was', () => {
  const held = async () => heldOf(await buyer.hold(eventId, standing(1))).holdId;

  test('claimed by an order is not another order’s, nor its buyer’s to give back', async () => {
    const holdId = await held();
    expect((await buyer.claim(holdId, 'ord_1')).statusCode).toBe(200);
    expect((await buyer.claim(holdId, 'ord_1')).statusCode).toBe(200);
    expectProblem(await buyer.claim(holdId, 'ord_2'), 'hold-already-claimed');
    expectProblem(await buyer.confirm(holdId, 'ord_2'), 'hold-already-claimed');
    expectProblem(await buyer.retake(holdId, 'ord_2'), 'hold-already-claimed');
    expectProblem(await buyer.release(holdId), 'hold-already-claimed');
    expect((await office.books(eventId as never)).held).toBe(1);
  });

  test('given back cannot be claimed', async () => {
    const holdId = await held();
    await buyer.release(holdId);
    expectProblem(await buyer.claim(holdId, 'ord_1'), 'hold-not-found');
  });

  test('never claimed cannot be sold', async () => {
    const holdId = await held();
    expectProblem(await buyer.confirm(holdId, 'ord_1'), 'hold-not-found');
    expectProblem(await buyer.retake(holdId, 'ord_1'), 'hold-not-found');
  });

  test('claimed for another number of attendees stays unclaimed', async () => {
    const holdId = await held();
    expectProblem(await buyer.claim(holdId, 'ord_1', 2), 'attendee-count', 'attendees');
    expect((await buyer.claim(holdId, 'ord_2', 1)).statusCode).toBe(200);
  });

  test.each(['hld_nosuchhold', 'hld_0123456789abcdefghjk_0123456789abcdefghjk', 'hld_A_-'])(
    'never ours (%s) is not found',
    async (holdId) => {
      expectProblem(await buyer.release(holdId), 'hold-not-found');
      expectProblem(await buyer.claim(holdId, 'ord_1'), 'hold-not-found');
      expectProblem(await buyer.confirm(holdId, 'ord_1'), 'hold-not-found');
      expectProblem(await buyer.retake(holdId, 'ord_1'), 'hold-not-found');
    },
  );
});
