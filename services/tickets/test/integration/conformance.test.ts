import type { OrderTickets } from '@onsale/contracts/tickets/events';
import { ticketIssued, ticketRendered, ticketVoided } from '@onsale/contracts/tickets/events';
import { makeId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { gistOf, storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { dynamoTickets } from '../../src/adapters/dynamo-tickets.ts';
import { newPrivateKey, signingKeyOf } from '../../src/domain/ticket-code.ts';
import { ticketsOf } from '../../src/domain/issuance.ts';
import { memoryTickets, memoryTicketStore } from '../memory/memory-tickets.ts';
import { confirmedOrder } from './confirmed-order.ts';

const clock = manualClock();
const key = signingKeyOf(newPrivateKey());

const inMemory = () => {
  const store = memoryTicketStore();
  return Promise.resolve({
    tickets: memoryTickets(store, memoryOutbox(clock, 'tickets')),
    messages: () => Promise.resolve(store.told),
  });
};

const inTheTable = async () => {
  const { name, client } = await createTestTable('tickets');
  return { tickets: dynamoTickets(client, name, clock), messages: () => storedMessages(client, name) };
};

describe.each([
  ['in memory', inMemory],
  ['in the table', inTheTable],
])('tickets %s', (_, keep) => {
  let kept: Awaited<ReturnType<typeof inMemory>>;
  let order: OrderTickets;
  beforeEach(async () => {
    kept = await keep();
    order = ticketsOf(confirmedOrder(2), key);
  });
  const read = () => kept.tickets.ofOrder(order.orderId);
  const told = async () => gistOf(await kept.messages());
  const about = (aggregateversion: number) => ({ subject: order.orderId, aggregateversion });
  const rendered = () => ({ ...order, pdf: { bucket: 'tickets', key: 'one.pdf' } });
  const issued = () => ({ orderId: order.orderId, status: 'issued' as const, version: 1 });
  const ids = () => order.tickets.map(({ ticketId }) => ticketId);

  test('are not there before they are issued', async () => {
    expect(await read()).toEqual({ issuance: undefined, tickets: [] });
    expect(await kept.tickets.find(makeId('ticket', 'none_1'))).toBeUndefined();
    expect(await kept.tickets.find(makeId('ticket', 'none'))).toBeUndefined();
  });

  test('are issued all at once and once, which is told', async () => {
    for (let time = 0; time < 2; time++) await kept.tickets.issue(order);
    const own = order.tickets.map((ticket) => ({
      ...ticket,
      orderId: order.orderId,
      eventId: order.event.eventId,
      status: 'valid',
    }));
    expect(await read()).toMatchObject({ issuance: issued(), tickets: own });
    for (const ticket of own) expect(await kept.tickets.find(ticket.ticketId)).toMatchObject(ticket);
    expect(await told()).toEqual([{ type: ticketIssued.type, ...about(1), data: order }]);
  });

  test('are marked as drawn once, and not when they are void', async () => {
    await kept.tickets.issue(order);
    for (let time = 0; time < 2; time++) await kept.tickets.markRendered(rendered(), issued());
    expect((await read()).issuance).toMatchObject({ status: 'rendered', version: 2 });
    expect(await told()).toHaveLength(2);
    expect(await told()).toContainEqual({ type: ticketRendered.type, ...about(2), data: rendered() });
  });

  test('are never issued where they were forbidden first', async () => {
    expect(await kept.tickets.forbid(order.orderId)).toBe(true);
    expect(await kept.tickets.forbid(order.orderId)).toBe(false);
    await kept.tickets.issue(order);
    expect(await read()).toMatchObject({ issuance: { status: 'void', version: 1 }, tickets: [] });
    expect(await told()).toEqual([]);
  });

  test('are voided as they were read, which is told', async () => {
    await kept.tickets.issue(order);
    const { issuance = issued() } = await read();
    await kept.tickets.markRendered(rendered(), issuance);
    expect(await kept.tickets.void(issuance, order.event.eventId, ids())).toBe(false); // drawn meanwhile
    const { issuance: now = issued() } = await read();
    expect(await kept.tickets.void(now, order.event.eventId, ids().slice(0, 1))).toBe(true);
    expect(await read()).toMatchObject({
      issuance: { status: 'void', version: 3 },
      tickets: [{ status: 'void' }, { status: 'valid' }],
    });
    const data = { orderId: order.orderId, eventId: order.event.eventId, ticketIds: ids().slice(0, 1) };
    expect(await told()).toContainEqual({ type: ticketVoided.type, ...about(3), data });
  });

  test('are not voided as they were read before one of them changed', async () => {
    await kept.tickets.issue(order);
    const { issuance = issued(), tickets } = await read();
    const [first, second] = tickets;
    if (!first || !second) throw new Error('There are no tickets');
    await kept.tickets.voidOne(first);
    expect(await kept.tickets.void(issuance, order.event.eventId, [second.ticketId])).toBe(false);
    expect(await read()).toMatchObject({ issuance: { status: 'issued' }, tickets: [{ status: 'void' }, { status: 'valid' }] });
  });

  test('are voided without a word where none of them is valid any more', async () => {
    await kept.tickets.issue(order);
    expect(await kept.tickets.void(issued(), order.event.eventId, [])).toBe(true);
    expect(await told()).toHaveLength(1);
  });

  test('one that is valid is voided alone, which is told; one that is void stays so', async () => {
    await kept.tickets.issue(order);
    const [first] = (await read()).tickets;
    if (!first) throw new Error('There is no ticket');
    for (let time = 0; time < 2; time++) await kept.tickets.voidOne(first);
    const { issuance, tickets } = await read();
    expect(tickets.map(({ status }) => status)).toEqual(['void', 'valid']);
    expect(issuance).toMatchObject({ status: 'issued', version: 2 });
    expect(await told()).toContainEqual(
      expect.objectContaining({ ...about(2), data: expect.objectContaining({ ticketIds: [first.ticketId] }) as object }),
    );
    expect(await told()).toHaveLength(2);
  });
});
