import { newId } from '@onsale/kernel/id';
import { codeOf, expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

const onePlace = async (holdSeconds: number) => {
  const type = ticketType('Standing', { quota: 1 });
  const eventId = await office.open(sellable([type], { holdSeconds }));
  return { eventId, lines: [{ ticketTypeId: type.ticketTypeId, quantity: 1 }] };
};

describe('a hold that nobody orders', () => {
  test.each([
    [600, 60],
    [10, 10],
    [2, 2],
  ])('of %i s is free for others %i s after the end that was shown, with nothing running', async (holdSeconds, grace) => {
    const { eventId, lines } = await onePlace(holdSeconds);
    const first = heldOf(await buyer.hold(eventId, lines));
    office.clock.advance((holdSeconds + grace) * 1000 - 1);
    expectProblem(await buyer.hold(eventId, lines), 'all-held');
    office.clock.advance(1);
    const second = heldOf(await buyer.hold(eventId, lines));
    expect(second.holdId).not.toBe(first.holdId);
    expect(await office.books(eventId)).toEqual({ free: 0, held: 1, sold: 0 });
  });

  test('cannot be given back any more', async () => {
    const { eventId, lines } = await onePlace(2);
    const { holdId } = heldOf(await buyer.hold(eventId, lines));
    office.clock.advance(2000);
    expectProblem(await buyer.release(holdId), 'hold-not-found');
  });
});

describe('a claim', () => {
  test('in the last millisecond binds the hold and does not extend it', async () => {
    const { eventId, lines } = await onePlace(10);
    const hold = heldOf(await buyer.hold(eventId, lines));
    office.clock.advance(9999);
    const claimed = await buyer.claim(hold.holdId, newId('order'));
    expect(claimed).toMatchObject({
      statusCode: 200,
      body: { expiresAt: hold.expiresAt, total: hold.total, event: { eventId } },
    });
    office.clock.advance(10_000);
    expectProblem(await buyer.hold(eventId, lines), 'all-held'); // the place is free one millisecond later
    office.clock.advance(1);
    heldOf(await buyer.hold(eventId, lines));
  });

  test('at the end that was shown is too late, and changes nothing', async () => {
    const { eventId, lines } = await onePlace(10);
    const { holdId } = heldOf(await buyer.hold(eventId, lines));
    office.clock.advance(10_000);
    expectProblem(await buyer.claim(holdId, newId('order')), 'hold-expired');
    expect(await office.books(eventId)).toEqual({ free: 0, held: 1, sold: 0 });
  });

  test('and a release at the same moment: one of them has it', async () => {
    for (let round = 0; round < 10; round++) {
      const { eventId, lines } = await onePlace(600);
      const { holdId } = heldOf(await buyer.hold(eventId, lines));
      const [claimed, released] = await Promise.all([buyer.claim(holdId, newId('order')), buyer.release(holdId)]);
      const claimWon = claimed.statusCode === 200;
      expect(codeOf(claimWon ? released : claimed)).toBe(claimWon ? 'hold-already-claimed' : 'hold-not-found');
      expect(await office.books(eventId)).toEqual({ free: claimWon ? 0 : 1, held: claimWon ? 1 : 0, sold: 0 });
    }
  });
});

describe('a release', () => {
  test('frees the places at once, even where a memory says that none are left', async () => {
    const { eventId, lines } = await onePlace(600);
    const { holdId } = heldOf(await buyer.hold(eventId, lines));
    office.clock.advance(1000);
    expectProblem(await buyer.hold(eventId, lines), 'all-held');
    expect(await buyer.release(holdId)).toMatchObject({ statusCode: 204 });
    heldOf(await buyer.hold(eventId, lines));
  });

  test('that broke off after the header goes on when it is asked again, and frees nothing of a later hold', async () => {
    const { eventId, lines } = await onePlace(600);
    const { holdId } = heldOf(await buyer.hold(eventId, lines));
    const { units } = office.ports;
    const change = jest.spyOn(units, 'change').mockRejectedValueOnce(new Error('the function ended here'));
    expect((await buyer.release(holdId)).statusCode).toBe(500);
    change.mockRestore();
    expect((await office.books(eventId)).held).toBe(1);

    expect((await buyer.release(holdId)).statusCode).toBe(204);
    heldOf(await buyer.hold(eventId, lines));
    expect((await buyer.release(holdId)).statusCode).toBe(204);
    expect((await office.books(eventId)).held).toBe(1);
  });
});
