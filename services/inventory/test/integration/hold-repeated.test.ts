import { heldOf, expectProblem } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

const places = async (quota: number) => {
  const type = ticketType('Standing', { quota });
  const eventId = await office.open(sellable([type]));
  return { eventId, lines: (quantity: number) => [{ ticketTypeId: type.ticketTypeId, quantity }] };
};

/** The function ends where the header would be written. */
const breakOffBeforeHeader = async (eventId: string, lines: unknown, key?: string) => {
  const create = jest.spyOn(office.ports.holds, 'create').mockRejectedValueOnce(new Error('the function ended here'));
  expect((await buyer.hold(eventId, lines, key)).statusCode).toBe(500);
  create.mockRestore();
};

describe('the same Idempotency-Key', () => {
  test('with the same request answers the same hold and takes nothing more', async () => {
    const { eventId, lines } = await places(10);
    const first = await buyer.hold(eventId, lines(2), 'key-1');
    expect(await buyer.hold(eventId, lines(2), 'key-1')).toEqual(first);
    expect((await office.books(eventId)).held).toBe(2);
  });

  test('with another request is a mismatch and takes nothing', async () => {
    const { eventId, lines } = await places(10);
    heldOf(await buyer.hold(eventId, lines(2), 'key-1'));
    expectProblem(await buyer.hold(eventId, lines(3), 'key-1'), 'idempotency-mismatch');
    expect((await office.books(eventId)).held).toBe(2);
  });

  test('many times at once is one hold; the others free what they took', async () => {
    const { eventId, lines } = await places(30);
    const answers = await Promise.all(Array.from({ length: 8 }, () => office.functions().hold(eventId, lines(2), 'key-1')));
    expect(new Set(answers.map((answer) => heldOf(answer).holdId)).size).toBe(1);
    expect(await office.books(eventId)).toEqual({ free: 28, held: 2, sold: 0 });
  });

  test('at once with two requests serves one, and the other is a mismatch', async () => {
    const { eventId, lines } = await places(30);
    const answers = await Promise.all([1, 2].map((quantity) => office.functions().hold(eventId, lines(quantity), 'key-1')));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
    const held = answers.findIndex(({ statusCode }) => statusCode === 201) + 1;
    expect((await office.books(eventId)).held).toBe(held);
  });

  test('serves a new hold once the first is released or over', async () => {
    const { eventId, lines } = await places(10);
    const first = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    await buyer.release(first.holdId);
    const second = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    office.clock.advance(600_000);
    const third = heldOf(await buyer.hold(eventId, lines(1), 'key-1'));
    expect(new Set([first, second, third].map(({ holdId }) => holdId)).size).toBe(3);
  });

  test('answers the same hold even when an order has claimed it', async () => {
    const { eventId, lines } = await places(10);
    const first = await buyer.hold(eventId, lines(1), 'key-1');
    await buyer.claim(heldOf(first).holdId, 'ord_1');
    office.clock.advance(700_000);
    expect(await buyer.hold(eventId, lines(1), 'key-1')).toEqual(first);
  });
});

describe('a hold that breaks off between its units and its header', () => {
  test('is held again by a retry, from what is left', async () => {
    const { eventId, lines } = await places(10);
    await breakOffBeforeHeader(eventId, lines(2), 'key-1');
    expect((await office.books(eventId)).held).toBe(2);
    heldOf(await buyer.hold(eventId, lines(2), 'key-1'));
    expect((await office.books(eventId)).held).toBe(4);
  });

  test('gives its units back by time', async () => {
    const { eventId, lines } = await places(2);
    await breakOffBeforeHeader(eventId, lines(2));
    office.clock.advance(660_000 - 1);
    expectProblem(await buyer.hold(eventId, lines(2)), 'all-held');
    office.clock.advance(1);
    heldOf(await buyer.hold(eventId, lines(2)));
  });
});
