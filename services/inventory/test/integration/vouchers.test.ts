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
