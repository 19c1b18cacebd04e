import { makeId } from '@onsale/kernel/id';
import { createHold } from '../../src/use-cases/create-hold.ts';
import { codeOf, expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { Answer, BoxOffice, Functions } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

let office: BoxOffice;
beforeEach(async () => {
  office = await openBoxOffice();
});

const show = async (quota: number, maxHeldPerNetwork: number) => {
  const type = ticketType('Standing', { quota });
  const eventId = await office.open(sellable([type], { maxHeldPerNetwork }));
  const lines = (quantity: number) => [{ ticketTypeId: type.ticketTypeId, quantity }];
  return { eventId, lines, hold: (who: Functions, quantity: number) => who.hold(eventId, lines(quantity)) };
};

/** Works off the jobs, so many at a time. */
const inLanes = async (lanes: number, jobs: (() => Promise<Answer>)[]): Promise<Answer[]> => {
  const left = [...jobs];
  const answers: Answer[] = [];
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let job = left.shift(); job; job = left.shift()) answers.push(await job());
    }),
  );
  return answers;
};
const heldIn = (answers: readonly Answer[]) => answers.filter(({ statusCode }) => statusCode === 201);

test('a client with all addresses of a /24 holds 5 % of a show at most, and 200 others and a box office all get theirs', async () => {
  const { eventId, lines, hold } = await show(400, 20);
  const greedy = Array.from({ length: 150 }, (_, at) => () => hold(office.functions(`198.51.100.${at}`), 1 + (at % 4)));
  const honest = Array.from({ length: 200 }, (_, at) => () => hold(office.functions(`10.${at}.0.1`), 1));
  const [taken, served] = await Promise.all([inLanes(12, greedy), inLanes(12, honest)]);

  expect(heldIn(served)).toHaveLength(200);
  const greedyHeld = heldIn(taken).reduce((sum, answer) => sum + (heldOf(answer).lines[0]?.quantity ?? 0), 0);
  expect(greedyHeld).toBeLessThanOrEqual(20);
  expect(greedyHeld).toBeGreaterThanOrEqual(17); // less only where the next one wanted more than was left
  taken.filter(({ statusCode }) => statusCode !== 201).forEach((answer) => expectProblem(answer, 'too-many-held', 'lines'));

  const { organizerId } = (await office.ports.sales.summary(eventId)) ?? { organizerId: makeId('organizer', 'nobody') };
  const caller = { organizerId, keyId: makeId('apiKey', 'box-office'), scopes: [] };
  const boxOffice = createHold(office.ports);
  for (let sold = 0; sold < 3; sold++) {
    const body = { eventId, lines: lines(20) };
    const call = { correlationId: 'test', headers: {}, idempotencyKey: undefined, clientAddress: '198.51.100.7', caller };
    expect(await boxOffice(body, call)).toMatchObject({ ok: true });
  }
  expect((await office.books(eventId)).held).toBe(200 + greedyHeld + 60);
}, 240_000);

describe('where an event limits what one network holds', () => {
  test('headers that name another address do not help', async () => {
    const { eventId, lines, hold } = await show(40, 2);
    const buyer = office.functions('198.51.100.1');
    heldOf(await hold(buyer, 2));
    for (const name of ['X-Forwarded-For', 'CloudFront-Viewer-Address', 'Onsale-Viewer-Address', 'Forwarded'])
      expectProblem(await buyer.send({ eventId, lines: lines(1) }, { headers: { [name]: '10.1.2.3' } }), 'too-many-held');
  });

  test('the address is that of the buyer, not of the CDN, on what is proven to come through the CDN', async () => {
    const { eventId, lines } = await show(40, 2);
    const cdn = office.functions('192.0.2.1');
    const from = (address: string, proof = 'the-secret') =>
      cdn.send(
        { eventId, lines: lines(2) },
        {
          headers: { 'Onsale-Cdn-Secret': proof, 'Onsale-Viewer-Address': address },
          stageVariables: { cdnSecret: 'the-secret' },
        },
      );
    for (const address of ['10.1.1.1', '10.1.2.1', '2001:db8:1::1', '2001:db8:2::1']) heldOf(await from(address));
    for (const address of ['10.1.1.200', '2001:db8:1:ffff::2']) expectProblem(await from(address), 'too-many-held');
    heldOf(await from('10.9.9.9', 'guessed')); // whoever called: the CDN's own address, or the forger's
    expectProblem(await from('10.8.8.8', 'guessed'), 'too-many-held');
  });

  test('a hold that is given back, or over, counts no more', async () => {
    const { hold } = await show(40, 2);
    const buyer = office.functions();
    const { holdId } = heldOf(await hold(buyer, 2));
    expectProblem(await hold(buyer, 1), 'too-many-held');
    await buyer.release(holdId);
    heldOf(await hold(buyer, 2));
    office.clock.advance(660_000 - 1);
    expectProblem(await hold(buyer, 1), 'too-many-held');
    office.clock.advance(1);
    heldOf(await hold(buyer, 2));
  });

  test('a hold that gets nothing counts for nothing', async () => {
    const { eventId, lines, hold } = await show(2, 2);
    const create = jest.spyOn(office.ports.holds, 'create').mockResolvedValueOnce(false);
    const buyer = office.functions();
    expectProblem(await hold(buyer, 2), 'hold-exists');
    create.mockRestore();
    const freeIn = jest.spyOn(office.ports.units, 'freeIn').mockResolvedValue([]);
    expectProblem(await hold(buyer, 2), 'all-held');
    freeIn.mockRestore();
    expect(await buyer.hold(eventId, lines(2))).toMatchObject({ statusCode: 201 });
  });

  test('the other event of the same client has a limit of its own', async () => {
    const [one, other] = [await show(4, 2), await show(4, 2)];
    const buyer = office.functions();
    heldOf(await one.hold(buyer, 2));
    heldOf(await other.hold(buyer, 2));
  });

  test('a claimed hold keeps no trace of its network', async () => {
    const { hold } = await show(4, 2);
    const buyer = office.functions();
    const { holdId } = heldOf(await hold(buyer, 2));
    expect(await office.itemsOf('hold')).toMatchObject([{ client: '203.0.113.0/24' }]);
    await buyer.claim(holdId, 'ord_1');
    expect((await office.itemsOf('hold'))[0]).not.toHaveProperty('client');
  });

  test('a network that holds nothing any more is forgotten from that moment, else when its last hold is over', async () => {
    const { hold } = await show(4, 2);
    const buyer = office.functions();
    const now = office.clock.now() / 1000;
    const { holdId } = heldOf(await hold(buyer, 2));
    expect(await office.itemsOf('share')).toMatchObject([{ ttl: Math.ceil(now + 660) }]);
    await buyer.release(holdId);
    expect(await office.itemsOf('share')).toMatchObject([{ holds: [], ttl: Math.ceil(now) }]);
  });

  test('a hold costs a read and a write more, and what it refuses no write', async () => {
    const { hold } = await show(40, 4);
    const buyer = office.functions();
    await hold(buyer, 1);
    expect(await office.requestsOf(() => hold(buyer, 3))).toEqual({ reads: 2, writes: 5 });
    expect(await office.requestsOf(() => hold(buyer, 1))).toEqual({ reads: 1, writes: 0 });
  });

  test('twenty at once from one network get what is allowed, and none is told to come back later', async () => {
    const { hold } = await show(40, 8);
    const answers = await Promise.all(Array.from({ length: 20 }, () => hold(office.functions(), 1)));
    expect(heldIn(answers)).toHaveLength(8);
    expect(answers.filter((answer) => codeOf(answer) === 'too-many-held')).toHaveLength(12);
  });
});
