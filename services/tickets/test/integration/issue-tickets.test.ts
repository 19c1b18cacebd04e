import { ticketIssued, ticketVoided } from '@onsale/contracts/tickets/events';
import { mostTickets } from '@onsale/kernel/most-tickets';
import { confirmedOrder } from './confirmed-order.ts';
import { ticketsWorld } from './tickets-world.ts';
import type { TicketsWorld } from './tickets-world.ts';

let world: TicketsWorld;
beforeEach(async () => {
  world = await ticketsWorld();
});

describe('a confirmed order', () => {
  it('gets a valid ticket for each position, all told in one event', async () => {
    const order = confirmedOrder(20);
    expect(await world.confirm(order)).toEqual({ batchItemFailures: [] });
    const tickets = await world.listOf(order);
    expect(tickets.map(({ status }) => status)).toEqual(Array(20).fill('valid'));
    expect(tickets.map(({ ticketId }) => ticketId)).toEqual(
      order.positions.map(({ position }) => `${order.orderId.replace('ord_', 'tkt_')}_${position}`),
    );
    expect(await world.published(ticketIssued.type)).toMatchObject([
      {
        subject: order.orderId,
        aggregateversion: 1,
        data: { orderId: order.orderId, event: order.event, buyer: order.buyer, tickets: tickets.map(({ code }) => ({ code })) },
      },
    ]);
  });

  it('keeps the tickets it has when its event comes again, even twice at once', async () => {
    const order = confirmedOrder(3);
    await world.confirm(order);
    const before = await world.listOf(order);
    const again = await Promise.all([world.confirm(order), world.confirm(order)]);
    expect(again.flatMap((each) => each.batchItemFailures)).toEqual([]);
    expect(await world.listOf(order)).toEqual(before);
    expect(await world.published(ticketIssued.type)).toHaveLength(1);
  });

  it('gets those again that were lost, by the same event, and no others where they are void', async () => {
    const order = await world.sold(3);
    const before = await world.listOf(order);
    await world.lose(before[1]?.ticketId);
    expect(await world.listOf(order)).toHaveLength(2);
    await world.confirm(order);
    expect(await world.listOf(order)).toEqual(before);
    await world.refund(order);
    await world.lose(before[1]?.ticketId);
    await world.confirm(order);
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(['void', 'void']);
  });

  it('fails where its tickets change while missing ones are issued, and has them all when its event comes again', async () => {
    const order = await world.sold(3);
    const [lost, voided] = await world.listOf(order);
    await world.lose(lost?.ticketId);
    const another = (await world.ports.tickets.ofOrder(order.orderId)).tickets.find(
      ({ ticketId }) => ticketId === voided?.ticketId,
    );
    world.afterNextQuery(async () => another && world.ports.tickets.voidOne(another));
    expect((await world.confirm(order)).batchItemFailures).toHaveLength(1);
    expect(await world.listOf(order)).toHaveLength(2);
    expect(await world.confirm(order)).toEqual({ batchItemFailures: [] });
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(['valid', 'void', 'valid']);
  });

  it('of as many tickets as an order may have gets them all, and has them all voided when it is refunded', async () => {
    const order = await world.sold(mostTickets);
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(Array(mostTickets).fill('valid'));
    expect(await world.refund(order)).toEqual({ batchItemFailures: [] });
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(Array(mostTickets).fill('void'));
    expect(await world.published(ticketVoided.type)).toHaveLength(1);
  });

  it('has no tickets to list before', async () => {
    expect(await world.listOf(confirmedOrder(1))).toEqual([]);
  });
});

describe('a refunded order', () => {
  it('has its valid tickets voided, and the one that was used left as it is', async () => {
    const order = await world.sold(3);
    const [used] = await world.listOf(order);
    const [list] = await world.listsOf(order);
    await world.scan(list?.listId ?? '', { code: used?.code });
    expect(await world.refund(order)).toEqual({ batchItemFailures: [] });
    const after = await world.listOf(order);
    expect(after.map(({ status }) => status)).toEqual(['admitted', 'void', 'void']);
    expect(await world.published(ticketVoided.type)).toMatchObject([
      {
        aggregateversion: 2,
        data: { orderId: order.orderId, eventId: order.event.eventId, ticketIds: after.slice(1).map(({ ticketId }) => ticketId) },
      },
    ]);
  });

  it('is told once, however often its event comes', async () => {
    const order = await world.sold(1);
    await world.refund(order);
    expect(await world.refund(order)).toEqual({ batchItemFailures: [] });
    expect(await world.published(ticketVoided.type)).toHaveLength(1);
  });

  it('never gets tickets when the refund overtakes the confirmation', async () => {
    const order = confirmedOrder(2);
    await world.refund(order);
    expect(await world.confirm(order)).toEqual({ batchItemFailures: [] });
    expect(await world.listOf(order)).toEqual([]);
    expect(await world.published(ticketIssued.type)).toEqual([]);
  });

  it('is voided anew when a ticket was used between reading and writing', async () => {
    const order = await world.sold(2);
    const [list] = await world.listsOf(order);
    const [used] = await world.listOf(order);
    const read = await world.ports.tickets.ofOrder(order.orderId);
    await world.scan(list?.listId ?? '', { code: used?.code });
    const stale = read.tickets.map(({ ticketId }) => ticketId);
    expect(read.issuance && (await world.ports.tickets.void(read.issuance, order.event.eventId, stale))).toBe(false);
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(['admitted', 'valid']);
    await world.refund(order); // the message comes again
    expect((await world.listOf(order)).map(({ status }) => status)).toEqual(['admitted', 'void']);
  });
});
