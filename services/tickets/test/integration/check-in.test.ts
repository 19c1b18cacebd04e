import { makeId, newId } from '@onsale/kernel/id';
import { encodeTicketCode, newPrivateKey, signingKeyOf } from '../../src/domain/ticket-code.ts';
import type { CheckIn } from '../../src/ports.ts';
import { confirmedOrder } from './confirmed-order.ts';
import type { ConfirmedOrder } from './confirmed-order.ts';
import { ticketsWorld } from './tickets-world.ts';
import type { TicketsWorld } from './tickets-world.ts';

const other = makeId('organizer', 'other');

let world: TicketsWorld;
let order: ConfirmedOrder;
let listId: string;
let code: string;

beforeAll(async () => {
  world = await ticketsWorld();
});

beforeEach(async () => {
  order = await world.sold(2);
  listId = (await world.listsOf(order))[0]?.listId ?? '';
  code = (await world.listOf(order))[0]?.code ?? '';
});

/** All of so many scans have read before the first of them writes. */
const inStep = (scans: number): CheckIn => {
  const { checkIn } = world.ports;
  let arrived = 0;
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    ...checkIn,
    record: async (scan) => {
      arrived += 1;
      if (arrived === scans) open();
      await opened;
      return checkIn.record(scan);
    },
  };
};

const statuses = async () => (await world.listOf(order)).map(({ status }) => status);

describe('a published event', () => {
  it('has one check-in list, however often it is told', async () => {
    await world.publish(order);
    expect(await world.listsOf(order)).toEqual([{ listId, eventId: order.event.eventId, name: order.event.name }]);
  });

  it('shows no list to another organizer', async () => {
    expect(await world.listsOf(order, other)).toEqual([]);
  });

  it('has no list before', async () => {
    expect(await world.listsOf(confirmedOrder(1))).toEqual([]);
  });
});

describe('a scan', () => {
  it('admits a ticket once, and says since when', async () => {
    const ticket = { attendeeName: 'Guest 1', ticketTypeName: 'Category A', seat: { row: '7' } };
    expect(await world.scan(listId, { code, scannedAt: '2027-05-01T17:01:00Z', gate: 'North' })).toMatchObject({
      statusCode: 200,
      result: 'admitted',
      ticket: { ...ticket, admittedAt: '2027-05-01T17:01:00Z' },
    });
    expect(await world.scan(listId, { code, scannedAt: '2027-05-01T17:09:00Z' })).toMatchObject({
      statusCode: 200,
      result: 'already-admitted',
      ticket: { ...ticket, admittedAt: '2027-05-01T17:01:00Z' },
    });
    expect(await statuses()).toEqual(['admitted', 'valid']);
  });

  it('admits once when ten doors see the same code at once', async () => {
    const instead = { checkIn: inStep(10) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.scan(listId, { code }, { instead })));
    expect(answers.map(({ result }) => result).sort()).toEqual(['admitted', ...Array<string>(9).fill('already-admitted')]);
    expect(await world.scansOf(listId)).toHaveLength(10);
  });

  it('is one scan when its scanId comes with two codes at once: one is admitted, the other stays valid', async () => {
    const instead = { checkIn: inStep(2) };
    const scanId = newId('scan');
    const codes = (await world.listOf(order)).map((ticket) => ticket.code);
    const [one, other] = await Promise.all(codes.map((each) => world.scan(listId, { scanId, code: each }, { instead })));
    expect(one).toEqual(other);
    expect((await statuses()).sort()).toEqual(['admitted', 'valid']);
    expect(await world.scansOf(listId)).toHaveLength(1);
  });

  it('gets the same answer again under the same scanId, as when the first answer was lost', async () => {
    const scanId = newId('scan');
    const first = await world.scan(listId, { scanId, code });
    expect(first).toMatchObject({ result: 'admitted' });
    expect(await Promise.all([1, 2, 3].map(() => world.scan(listId, { scanId, code })))).toEqual([first, first, first]);
    expect(await world.scansOf(listId)).toHaveLength(1);
  });

  it('is answered by what was recorded when its scanId comes with another code', async () => {
    const scanId = newId('scan');
    const first = await world.scan(listId, { scanId, code });
    const second = (await world.listOf(order))[1]?.code;
    expect(await world.scan(listId, { scanId, code: second })).toEqual(first);
    expect(await statuses()).toEqual(['admitted', 'valid']);
  });

  it('refuses a void ticket', async () => {
    await world.refund(order);
    expect(await world.scan(listId, { code })).toMatchObject({
      statusCode: 200,
      result: 'void',
      ticket: { attendeeName: 'Guest 1' },
    });
    expect(await statuses()).toEqual(['void', 'void']);
  });

  it('refuses a ticket of another event without saying whose it is, and leaves it valid', async () => {
    const tonight = await world.sold(1);
    const [list] = await world.listsOf(tonight);
    expect(await world.scan(list?.listId ?? '', { code })).toEqual({ statusCode: 200, result: 'wrong-event' });
    expect(await statuses()).toEqual(['valid', 'valid']);
  });

  it('calls a forged code invalid, records it, and leaves the ticket valid', async () => {
    const real = (await world.ports.keys.signingKey()).keyId;
    const ticketId = makeId('ticket', (await world.listOf(order))[0]?.ticketId.replace('tkt_', '') ?? '');
    const forger = { ...signingKeyOf(newPrivateKey()), keyId: real };
    const forged = encodeTicketCode({ ticketId, eventId: order.event.eventId }, forger);
    expect(await world.scan(listId, { code: forged })).toEqual({ statusCode: 200, result: 'invalid' });
    expect(await statuses()).toEqual(['valid', 'valid']);
    expect(await world.scansOf(listId)).toMatchObject([{ result: 'invalid' }]);
  });

  it.each([
    ['truncated', () => code.slice(0, -1)],
    ['lengthened', () => `${code}A`],
    ['nonsense', () => 'https://example.org'],
    ['2,000 characters long', () => 'A'.repeat(2000)],
  ])('calls a code that is %s invalid', async (_, bad) => {
    expect(await world.scan(listId, { code: bad() })).toEqual({ statusCode: 200, result: 'invalid' });
    expect(await statuses()).toEqual(['valid', 'valid']);
  });

  it('calls a genuine code invalid when its ticket was never made', async () => {
    const ticketId = makeId('ticket', 'never_1');
    const never = encodeTicketCode({ ticketId, eventId: order.event.eventId }, await world.ports.keys.signingKey());
    expect(await world.scan(listId, { code: never })).toEqual({ statusCode: 200, result: 'invalid' });
  });

  it("is a 404 check-in-list-not-found at another organizer's list, and leaves the ticket valid", async () => {
    expect(await world.scan(listId, { code }, { as: other })).toMatchObject({ statusCode: 404, code: 'check-in-list-not-found' });
    expect(await statuses()).toEqual(['valid', 'valid']);
  });

  it('is a 404 at a live list with what was made for tests, and leaves the ticket valid', async () => {
    expect(await world.scan(listId, { code }, { mode: 'test' })).toMatchObject({
      statusCode: 404,
      code: 'check-in-list-not-found',
    });
    expect(await statuses()).toEqual(['valid', 'valid']);
  });

  it('is a 403 for a member who is there for other events, and lets in for one of theirs', async () => {
    expect(await world.scan(listId, { code }, { only: [newId('event')] })).toMatchObject({ statusCode: 403, code: 'forbidden' });
    expect(await world.scan(listId, { code }, { only: [newId('event'), order.event.eventId] })).toMatchObject({
      result: 'admitted',
    });
  });

  it('is a 403 for a scanner at another gate than its own, or that names none, and lets in at its own', async () => {
    for (const gate of [undefined, 'South'])
      expect(await world.scan(listId, { code, ...(gate && { gate }) }, { gates: ['North', 'East'] })).toMatchObject({
        statusCode: 403,
        code: 'forbidden',
        field: 'gate',
      });
    expect(await world.scan(listId, { code, gate: 'East' }, { gates: ['North', 'East'] })).toMatchObject({ result: 'admitted' });
  });

  it('is a 404 check-in-list-not-found at a list that does not exist', async () => {
    expect(await world.scan('lst_nowhere', { code })).toMatchObject({ statusCode: 404, code: 'check-in-list-not-found' });
  });

  it('is a 401 without a key', async () => {
    expect(await world.scanWithoutKey(listId)).toMatchObject({ statusCode: 401, code: 'unauthenticated' });
  });

  it.each<[string, object | string, string]>([
    ['broken JSON', '{"scanId":', 'body'],
    ['an unknown field', { code: 'x', seat: 1 }, 'seat'],
    ['no code', {}, 'code'],
    ['a number as code', { code: 7 }, 'code'],
    ['a code of 2,001 characters', { code: 'A'.repeat(2001) }, 'code'],
    ['a local time', { code: 'x', scannedAt: '2027-05-01 18:30' }, 'scannedAt'],
    ['a scanId with a #', { code: 'x', scanId: 'scan#12345' }, 'scanId'],
  ])('with %s is a 400 that names the field, and records nothing', async (_, body, field) => {
    expect(await world.scan(listId, body)).toMatchObject({ statusCode: 400, code: 'invalid-request', field });
    expect(await world.scansOf(listId)).toEqual([]);
  });
});
