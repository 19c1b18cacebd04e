import { codeOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { Answer, BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';
import { differencesOf } from '../support/reconciled.ts';

/** The nightly run does it in full; by default a fraction of it tells the same. */
const isFull = process.env['ONSALE_FULL'] === '1';

let office: BoxOffice;
beforeEach(async () => {
  office = await openBoxOffice();
});

/** As many functions as callers at a time, each with a memory of its own; each answer takes a millisecond of the clock. */
const stampede = async (attempts: number, callers: number, attempt: (who: Functions, index: number) => Promise<Answer>) => {
  const answers: Answer[] = [];
  let started = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const who = office.functions();
      while (started < attempts) {
        answers.push(await attempt(who, started++));
        office.clock.advance(1);
      }
    }),
  );
  return answers;
};

const heldIn = (answers: readonly Answer[]): number => answers.filter(({ statusCode }) => statusCode === 201).length;

test('twenty attempts a ticket sell exactly the tickets that there are, and lose few races', async () => {
  const tickets = isFull ? 500 : 100;
  const type = ticketType('Standing', { quota: tickets });
  const eventId = await office.open(sellable([type]));
  const lines = [{ ticketTypeId: type.ticketTypeId, quantity: 1 }];
  let answers: Answer[] = [];
  const { failed } = await office.writesOf(async () => {
    answers = await stampede(20 * tickets, isFull ? 64 : 12, (who) => who.hold(eventId, lines));
  });
  expect(heldIn(answers)).toBe(tickets);
  expect(await office.books(eventId)).toEqual({ free: 0, held: tickets, sold: 0 });
  expect(await differencesOf(office)).toEqual([]);
  expect(failed / tickets).toBeLessThanOrEqual(isFull ? 0.3 : 0.5); // of fewer tickets, the scramble for the last is a bigger share
}, 600_000);

/** In a tenth of an arena a block is ten times as big a share of the writes. */
const arena = async () => {
  const sections = isFull ? 40 : 4;
  const [gold, silver] = [ticketType('Gold', { categories: ['gold'] }), ticketType('Silver', { categories: ['silver'] })];
  const plan = Array.from({ length: sections }, (_, at) => section(`S${at}`, 10, 30, at < sections / 10 ? 'gold' : 'silver'));
  const eventId = await office.open(sellable([gold, silver], somePlan), plan);
  return { eventId, gold: gold.ticketTypeId, silver: silver.ticketTypeId, holds: isFull ? 5000 : 300, scale: isFull ? 1 : 10 };
};

test('holds of best seats spread over an arena’s partition keys', async () => {
  const { eventId, silver, holds, scale } = await arena();
  let answers: Answer[] = [];
  const { hottest } = await office.writesOf(async () => {
    answers = await stampede(holds, isFull ? 64 : 8, (who, at) =>
      who.hold(eventId, [{ ticketTypeId: silver, quantity: 1 + (at % 2) }]),
    );
  });
  expect(heldIn(answers)).toBe(holds);
  expect(await differencesOf(office)).toEqual([]);
  expect({ ...hottest, isCool: hottest.share <= 0.03 * scale }).toMatchObject({ isCool: true });
}, 600_000);

test('a rush of nine in ten on the best tenth of the seats has no key that gets more than a tenth of the writes', async () => {
  const { eventId, gold, silver, holds } = await arena();
  let answers: Answer[] = [];
  const { hottest } = await office.writesOf(async () => {
    answers = await stampede(holds, isFull ? 64 : 8, async (who, at) => {
      const first = await who.hold(eventId, [{ ticketTypeId: at % 10 === 0 ? silver : gold, quantity: 1 }]);
      return first.statusCode === 201 ? first : who.hold(eventId, [{ ticketTypeId: silver, quantity: 1 }]);
    });
  });
  expect(heldIn(answers)).toBe(holds);
  expect(await differencesOf(office)).toEqual([]);
  expect({ ...hottest, isCool: hottest.share <= (isFull ? 0.1 : 0.3) }).toMatchObject({ isCool: true });
}, 600_000);

test('a thousand askers cause one recount a second', async () => {
  const askers = isFull ? 1000 : 200;
  const type = ticketType('Standing', { quota: 100 });
  const eventId = await office.open(sellable([type]));
  const looks = jest.spyOn(office.ports.snapshots, 'store');
  const functions = Array.from({ length: askers }, () => office.functions());
  for (let second = 0; second < 5; second++) {
    office.clock.advance(1000);
    const answers = await Promise.all(functions.map((who) => who.availability(eventId)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(looks.mock.calls.length).toBeLessThanOrEqual(second + 1);
  }
  looks.mockRestore();
}, 600_000);

test('holds of named seats count an arena once in ten seconds', async () => {
  const type = ticketType('Seated', { categories: ['gold'] });
  const eventId = await office.open(sellable([type], somePlan), [section('S', 1, 20, 'gold')]);
  const buyer = office.functions();
  const looks = jest.spyOn(office.ports.snapshots, 'store');
  for (let second = 1; second <= 19; second++) {
    office.clock.advance(1000);
    expect((await buyer.hold(eventId, [{ seatId: `S-1-${second}` }])).statusCode).toBe(201);
  }
  expect(looks).toHaveBeenCalledTimes(1);
  looks.mockRestore();
});

test('claims of one event read it once a second, and write once each', async () => {
  const type = ticketType('Standing', { quota: 10 });
  const eventId = await office.open(sellable([type]));
  const buyer = office.functions();
  const claiming = async () => {
    const { body } = await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 1 }]);
    const { holdId } = body as { holdId: string };
    return office.requestsOf(() => buyer.claim(holdId, 'ord_1'));
  };
  expect(await claiming()).toEqual({ reads: 1, writes: 1 });
  expect(await claiming()).toEqual({ reads: 0, writes: 1 });
  office.clock.advance(1000);
  expect(await claiming()).toEqual({ reads: 1, writes: 1 });
});

test('sold out costs no write, and once it is known no read', async () => {
  const type = ticketType('Standing', { quota: 2 });
  const eventId = await office.open(sellable([type]));
  const lines = (quantity: number) => [{ ticketTypeId: type.ticketTypeId, quantity }];
  const buyer = office.functions();
  const { holdId } = (await buyer.hold(eventId, lines(2))).body as { holdId: string };
  await buyer.claim(holdId, 'ord_1');
  await buyer.confirm(holdId, 'ord_1');
  office.clock.advance(1000);
  await buyer.hold(eventId, lines(1)); // makes the count

  const other = office.functions();
  const answers: Answer[] = [];
  const first = await office.requestsOf(async () => answers.push(await other.hold(eventId, lines(1))));
  const next = await office.requestsOf(async () => answers.push(await other.hold(eventId, lines(1))));
  expect(answers.map(codeOf)).toEqual(['sold-out', 'sold-out']);
  expect([first, next]).toEqual([
    { reads: 1, writes: 0 },
    { reads: 0, writes: 0 },
  ]);
});
