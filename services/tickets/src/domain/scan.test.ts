import { makeId } from '@onsale/kernel/id';
import { judgeScan, listIdOf } from './scan.ts';
import type { CheckInList } from './scan.ts';
import type { Ticket } from './ticket.ts';

const eventId = makeId('event', 'tonight');
const list: CheckInList = {
  listId: listIdOf(eventId),
  eventId,
  organizerId: makeId('organizer', 'o'),
  mode: 'live',
  name: 'Tonight',
};
const ticketId = makeId('ticket', 'a_1');
const claim = { ticketId, eventId };
const ticket = (status: Ticket['status']): Ticket => ({
  ticketId,
  eventId,
  orderId: makeId('order', 'a'),
  status,
  code: 'code',
  attendeeName: 'Kim',
  ticketTypeName: 'Standing',
  price: {
    faceValue: { amount: 0, currency: 'EUR' },
    fee: { amount: 0, currency: 'EUR' },
    tax: { amount: 0, currency: 'EUR' },
    taxBasisPoints: 0,
    total: { amount: 0, currency: 'EUR' },
  },
});

describe('at the door', () => {
  it.each([
    ['valid', 'admitted'],
    ['admitted', 'already-admitted'],
    ['void', 'void'],
  ] as const)('a %s ticket is told %s', (status, result) => {
    expect(judgeScan(list, claim, ticket(status))).toBe(result);
  });

  it('a code that nobody signed is invalid', () => {
    expect(judgeScan(list, undefined, undefined)).toBe('invalid');
  });

  it('a genuine code of a ticket that does not exist is invalid', () => {
    expect(judgeScan(list, claim, undefined)).toBe('invalid');
  });

  it('a ticket of another event is told so, whatever state it is in', () => {
    expect(judgeScan(list, { ...claim, eventId: makeId('event', 'tomorrow') }, ticket('void'))).toBe('wrong-event');
  });
});
