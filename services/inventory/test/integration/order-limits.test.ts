import { mostTickets } from '@onsale/kernel/most-tickets';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';

const vip = ticketType('VIP', { quota: 10, maxPerOrder: 2 });
const full = ticketType('Full', { categories: ['all'], maxPerOrder: 3 });
const others = ticketType('Others', { quota: 20 });

let office: BoxOffice;
let buyer: Functions;
let eventId: string;
beforeAll(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
  eventId = await office.open(sellable([vip, full, others], { ...somePlan, maxPerOrder: 6 }), [section('A', 1, 8)]);
});

const so = (type: typeof vip, quantity: number) => ({ ticketTypeId: type.ticketTypeId, quantity });
const seat = (number: number) => ({ seatId: `A-1-${number}` });

test.each([
  ['of one type in one line', [so(vip, 3)], 'lines.0.quantity'],
  ['of one type in several lines', [so(vip, 1), so(others, 1), so(vip, 2)], 'lines.2.quantity'],
  ['seats of one type', [seat(1), seat(2), seat(3), seat(4)], 'lines.3.seatId'],
  ['seats of one type, some of them any', [seat(1), so(full, 3)], 'lines.1.quantity'],
  ['of all types together', [so(vip, 2), so(others, 5)], 'lines'],
])('more than an order may have %s is refused, and nothing is held', async (_, lines, field) => {
  expectProblem(await buyer.hold(eventId, lines), 'too-many-tickets', field);
  expect((await office.books(eventId as never)).held).toBe(0);
});

test('as many as an order may have are held', async () => {
  const hold = heldOf(await buyer.hold(eventId, [so(vip, 2), seat(1), so(full, 2), so(others, 1)]));
  expect(hold.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(6);
});

test('no order has more tickets than can be issued at once, whatever its event allows', async () => {
  const hall = ticketType('Hall', { quota: 200 });
  const wide = await office.open(sellable([hall], { maxPerOrder: 100 }));
  const lines = (tickets: number) => [...Array<number>(4).fill(20), tickets - 80].map((quantity) => so(hall, quantity));
  expectProblem(await buyer.hold(wide, lines(mostTickets + 1)), 'invalid-request', 'lines');
  expect((await office.books(wide as never)).held).toBe(0);
  expect(heldOf(await buyer.hold(wide, lines(mostTickets))).lines).toHaveLength(5);
});
