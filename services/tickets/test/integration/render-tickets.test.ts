import { ticketRendered } from '@onsale/contracts/tickets/events';
import type { Draw } from '../../src/ports.ts';
import { confirmedOrder } from './confirmed-order.ts';
import { ticketsWorld } from './tickets-world.ts';
import type { TicketsWorld } from './tickets-world.ts';

const failed = { batchItemFailures: [{ itemIdentifier: 'message-0' }] };
const done = { batchItemFailures: [] };
const throwing: Draw = () => Promise.reject(new Error('no ink'));

let world: TicketsWorld;
beforeEach(async () => {
  world = await ticketsWorld();
});

describe('the PDF of an order', () => {
  it('is linked from each ticket once it is drawn, and told with its place', async () => {
    const order = confirmedOrder(2);
    await world.confirm(order);
    expect(await world.listOf(order)).not.toContainEqual(expect.objectContaining({ pdfUrl: expect.anything() as unknown }));
    expect(await world.render()).toEqual(done);
    const pdfUrl = `https://s3.example/${order.orderId}.pdf`;
    expect((await world.listOf(order)).map((ticket) => ticket.pdfUrl)).toEqual([pdfUrl, pdfUrl]);
    expect(await world.published(ticketRendered.type)).toMatchObject([
      { aggregateversion: 2, data: { orderId: order.orderId, pdf: { bucket: 'tickets', key: `${order.orderId}.pdf` } } },
    ]);
  });

  it('is drawn and told once, however often the event comes', async () => {
    await world.confirm(confirmedOrder(1));
    await world.render();
    expect(await world.render()).toEqual(done);
    expect(world.stored).toHaveLength(1);
    expect(await world.published(ticketRendered.type)).toHaveLength(1);
  });

  it('that cannot be drawn delays only itself: the ticket admits, and after mending it is drawn', async () => {
    const order = await world.sold();
    expect(await world.render({ draw: throwing })).toEqual(failed);
    const [list] = await world.listsOf(order);
    const [ticket] = await world.listOf(order);
    expect(await world.scan(list?.listId ?? '', { code: ticket?.code })).toMatchObject({ result: 'admitted' });
    expect(await world.render()).toEqual(done);
    expect(await world.listOf(order)).toMatchObject([{ status: 'admitted', pdfUrl: expect.any(String) as unknown }]);
  });

  it('that is stored when the function dies is stored again and told once', async () => {
    await world.confirm(confirmedOrder(1));
    const dying = { ...world.ports.tickets, markRendered: () => Promise.reject(new Error('killed')) };
    expect(await world.render({ tickets: dying })).toEqual(failed);
    expect(await world.published(ticketRendered.type)).toEqual([]);
    expect(await world.render()).toEqual(done);
    expect(world.stored).toHaveLength(2);
    expect(await world.published(ticketRendered.type)).toHaveLength(1);
  });

  it('is not drawn for tickets that are void', async () => {
    const order = confirmedOrder(1);
    await world.confirm(order);
    await world.refund(order);
    expect(await world.render()).toEqual(done);
    expect(world.stored).toEqual([]);
  });

  it('is not told of when the tickets were voided while it was drawn', async () => {
    const order = confirmedOrder(1);
    await world.confirm(order);
    const draw: Draw = async (tickets) => {
      await world.refund(order);
      return world.ports.draw(tickets);
    };
    expect(await world.render({ draw })).toEqual(done);
    expect(await world.published(ticketRendered.type)).toEqual([]);
    expect((await world.listOf(order))[0]).not.toHaveProperty('pdfUrl');
  });
});
