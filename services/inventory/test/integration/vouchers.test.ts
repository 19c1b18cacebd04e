import { makeId } from '@onsale/kernel/id';
import { wrongCodesANetwork } from '../../src/domain/voucher.ts';
import { createHold } from '../../src/use-cases/create-hold.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { sellable, ticketType } from '../support/events.ts';
import { sharedOffice } from '../support/shared-office.ts';

const at = sharedOffice();

const full = ticketType('Full', { quotaIds: ['hall'] });
const child = ticketType('Child', { quotaIds: ['hall'], faceValue: 1000 });

const open = () => {
  const quotas = [
    { quotaId: 'hall', name: 'Hall', capacity: 20 },
    { quotaId: 'friends', name: 'Friends', capacity: 3 },
  ];
  const vouchers = [
    { code: 'FRIENDS', quotaIds: ['friends'], discount: { percentOff: 20 }, ticketTypeIds: [full.ticketTypeId] },
    { code: 'TEN-OFF', discount: { amountOff: 1000 } },
    { code: 'PRESS', discount: { faceValue: 0 } },
  ];
  return at.office.open(sellable([full, child], { quotas, vouchers, holdSeconds: 10 }));
};
const line = ({ ticketTypeId }: typeof full, quantity: number) => ({ ticketTypeId, quantity });
const send = (eventId: string, lines: unknown, voucher: string) => at.buyer.send({ eventId, lines, voucher });

test('a voucher lowers the face value of the lines that it is for, and the price is frozen with it', async () => {
  const eventId = await open();
  const { lines, total, holdId } = heldOf(await send(eventId, [line(full, 2), line(child, 1)], 'friends'));
  expect(lines.map(({ price }) => price.faceValue.amount)).toEqual([4000, 1000]);
  expect(total.amount).toBe(2 * 4500 + 1500);
  expect(await at.buyer.claim(holdId, 'ord_1')).toMatchObject({ statusCode: 200, body: { total } });
  expect(heldOf(await send(eventId, [line(full, 1), line(child, 1)], 'TEN-OFF')).total.amount).toBe(4500 + 500);
  expect(heldOf(await send(eventId, [line(full, 1)], 'PRESS')).total.amount).toBe(500);
});

test('each ticket that is held with it is a use, which comes back with the hold and is never more than there are', async () => {
  const eventId = await open();
  const { holdId } = heldOf(await send(eventId, [line(full, 2)], 'FRIENDS'));
  expectProblem(await send(eventId, [line(full, 2)], 'FRIENDS'), 'voucher-used-up', 'voucher');
  expect((await at.office.books(eventId)).held).toBe(4);
  await at.buyer.release(holdId);
  at.office.clock.advance(1);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => at.office.functions().send({ eventId, lines: [line(full, 1)], voucher: 'FRIENDS' })),
  );
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(3);
  expect((await at.office.books(eventId)).held).toBe(6);
  heldOf(await at.buyer.hold(eventId, [line(full, 17)]));
});

test.each<[string, string, 'voucher-not-found' | 'invalid-request', number]>([
  ['that nobody made', 'STRANGE', 'voucher-not-found', 0],
  ['that is for none of the ticket types', 'FRIENDS', 'invalid-request', 1],
  ['of a shape that none has', 'a#b', 'invalid-request', 0],
])('a voucher %s is refused by its field, and nothing is held', async (_, voucher, code, type) => {
  const eventId = await open();
  expectProblem(await send(eventId, [line(type === 0 ? full : child, 1)], voucher), code, 'voucher');
  expect((await at.office.books(eventId)).held).toBe(0);
});

test('the same Idempotency-Key with another voucher is a mismatch', async () => {
  const eventId = await open();
  const lines = [line(full, 1)];
  heldOf(await at.buyer.hold(eventId, lines, 'once'));
  expectProblem(
    await at.buyer.send({ eventId, lines, voucher: 'PRESS' }, { headers: { 'Idempotency-Key': 'once' } }),
    'idempotency-mismatch',
  );
});

describe('whoever guesses codes', () => {
  const { most, windowMilliseconds } = wrongCodesANetwork;
  /** Networks of their own, as those before have tried what they may. */
  let networks = 0;
  const guessing = async () => {
    const [eventId, network] = [await open(), `10.1.${networks++}`];
    const from = (host: number) => at.office.functions(`${network}.${host}`);
    return {
      ...{ eventId, from },
      guess: (voucher: string, host = 1) => from(host).send({ eventId, lines: [line(full, 1)], voucher }),
      wrongly: async (many: number) => {
        for (let guess = 0; guess < many; guess++)
          expectProblem(
            await from(guess % 200).send({ eventId, lines: [line(full, 1)], voucher: `WRONG-${guess}` }),
            'voucher-not-found',
          );
      },
    };
  };

  test('may be wrong so often from a network, whatever the address in it, and then not even a right code is told', async () => {
    const { eventId, guess, wrongly, from } = await guessing();
    await wrongly(most);
    for (const voucher of ['PRESS', 'WRONG']) expectProblem(await guess(voucher, 250), 'too-many-requests', 'voucher');
    expect((await at.office.books(eventId)).held).toBe(0);
    heldOf(await from(1).hold(eventId, [line(full, 1)])); // without one they buy as ever
    heldOf(await at.office.functions('10.2.0.1').send({ eventId, lines: [line(full, 1)], voucher: 'PRESS' }));

    at.office.clock.advance(windowMilliseconds);
    heldOf(await guess('PRESS'));
  });

  test('learns when to come again', async () => {
    const { eventId, wrongly } = await guessing();
    await wrongly(most);
    const call = { idempotencyKey: undefined, clientAddress: `10.1.${networks - 1}.9` };
    const answer = await createHold(at.office.ports)({ eventId, lines: [line(full, 1)], voucher: 'PRESS' }, call);
    const left = windowMilliseconds - (at.office.clock.now() % windowMilliseconds);
    expect(answer).toMatchObject({ ok: false, error: { retryAfterSeconds: Math.ceil(left / 1000) } });
  });

  test('is not meant by who has a right code: those count nothing, used up or for other tickets', async () => {
    const { eventId, guess, wrongly, from } = await guessing();
    await wrongly(most - 1);
    for (let held = 0; held < 3; held++) heldOf(await guess('FRIENDS'));
    expectProblem(await guess('FRIENDS'), 'voucher-used-up', 'voucher');
    expectProblem(await from(1).send({ eventId, lines: [line(child, 1)], voucher: 'FRIENDS' }), 'invalid-request', 'voucher');
    expectProblem(await guess('WRONG'), 'voucher-not-found', 'voucher');
    expectProblem(await guess('PRESS'), 'too-many-requests', 'voucher');
  });

  test('does not hold up a box office, whose key says who it is', async () => {
    const { eventId, wrongly } = await guessing();
    await wrongly(most);
    const { organizerId } = (await at.office.ports.sales.summary(eventId)) ?? { organizerId: makeId('organizer', 'nobody') };
    const caller = { organizerId, keyId: makeId('apiKey', 'box-office'), scopes: [] };
    const call = { idempotencyKey: undefined, clientAddress: `10.1.${networks - 1}.9`, caller };
    const held = () => createHold(at.office.ports)({ eventId, lines: [line(full, 1)], voucher: 'PRESS' }, call);
    await held(); // makes the shared count
    expect(await at.office.requestsOf(held)).toMatchObject({ writes: 2 });
    expect(await held()).toMatchObject({ ok: true });
  });
});

test('a voucher costs a hold two writes where it might be a guess, and its absence none', async () => {
  const eventId = await open();
  const cost = (voucher?: string) =>
    at.office.requestsOf(() => at.buyer.send({ eventId, lines: [line(child, 2)], ...(voucher !== undefined && { voucher }) }));
  await cost(); // makes the shared count
  expect((await cost()).writes).toBe(3);
  expect((await cost('PRESS')).writes).toBe(5);
  expect(await cost('WRONG')).toMatchObject({ writes: 1 });
});
