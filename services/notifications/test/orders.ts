import type { DataOf } from '@onsale/contracts/event';
import { orderConfirmed, orderRefunding } from '@onsale/contracts/orders/events';
import { ticketIssued, ticketRendered } from '@onsale/contracts/tickets/events';
import * as z from 'zod/mini';

const price = (amount: number) => {
  const krw = (value: number) => ({ amount: value, currency: 'KRW' });
  return { faceValue: krw(amount), fee: krw(0), tax: krw(0), taxBasisPoints: 0, total: krw(amount) };
};
const seat = { seatId: 'b-3-12', section: 'Block B', row: '3', number: '12' };

const facts = {
  orderId: 'ord_1',
  event: {
    eventId: 'evt_1',
    organizerId: 'org_1',
    name: 'Night of the Owls',
    venueName: 'Han River Arena',
    startsAt: '2027-05-01T11:00:00Z',
    timeZone: 'Asia/Seoul',
    mode: 'live',
  },
  buyer: { name: 'Ada Lovelace', email: 'ada@buyers.example', locale: 'en' },
  total: { amount: 165_000, currency: 'KRW' },
};

/** An order with a seat and a standing place, its PDF drawn. */
export const order: DataOf<typeof ticketRendered> = z.parse(ticketRendered.data, {
  ...facts,
  tickets: [
    { ticketId: 'tkt_1', code: 'one', attendeeName: 'Ada Lovelace', ticketTypeName: 'Category A', seat, price: price(110_000) },
    { ticketId: 'tkt_2', code: 'two', attendeeName: 'Charles Babbage', ticketTypeName: 'Standing', price: price(55_000) },
  ],
  pdf: { bucket: 'tickets', key: 'ord_1.pdf' },
});

/** The same order, paid too late. */
export const refund: DataOf<typeof orderRefunding> = z.parse(orderRefunding.data, {
  ...facts,
  holdId: 'hld_1',
  positions: [],
  reason: 'stock-lost',
});

/** The same order when it was confirmed, and when its tickets were made. */
export const confirmed: DataOf<typeof orderConfirmed> = z.parse(orderConfirmed.data, {
  ...facts,
  holdId: 'hld_1',
  positions: [
    { position: 1, ticketTypeId: 'tty_1', ticketTypeName: 'Standing', attendeeName: 'Charles Babbage', price: price(55_000) },
  ],
});
export const issued: DataOf<typeof ticketIssued> = z.parse(ticketIssued.data, {
  ...facts,
  tickets: [
    { ticketId: 'tkt_1', code: 'signed-code', attendeeName: 'Ada', ticketTypeName: 'Standing', seat, price: price(55_000) },
  ],
});
