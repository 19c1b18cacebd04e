import { makeId } from '@onsale/kernel/id';
import { placeOfTicket, ticketIdOf } from './ticket.ts';

describe('a ticket id', () => {
  const orderId = makeId('order', 'ab_cd');

  it('is the same for the same order and position', () => {
    expect(ticketIdOf(orderId, 2)).toBe(ticketIdOf(orderId, 2));
    expect(ticketIdOf(orderId, 2)).not.toBe(ticketIdOf(orderId, 3));
  });

  it('tells the order and the position', () => {
    expect(placeOfTicket(ticketIdOf(orderId, 12))).toEqual({ orderId, position: 12 });
  });

  it.each(['tkt_abc', 'tkt_abc_0', 'tkt_abc_01', 'tkt_abc_x', 'tkt__1'])('%s is none of ours', (text) => {
    expect(placeOfTicket(makeId('ticket', text.slice('tkt_'.length)))).toBeUndefined();
  });
});
