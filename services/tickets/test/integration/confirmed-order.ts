import type { DataOf } from '@onsale/contracts/event';
import type { orderConfirmed } from '@onsale/contracts/orders/events';
import { makeId, newId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';

export type ConfirmedOrder = DataOf<typeof orderConfirmed>;

const eur = (amount: number) => money(amount, 'EUR');
const price = { faceValue: eur(5000), fee: eur(500), tax: eur(878), taxBasisPoints: 1900, total: eur(5500) };

/** An order of this many seats in a row, each with an attendee of its own. */
export const confirmedOrder = (positions: number, change: Partial<ConfirmedOrder> = {}): ConfirmedOrder => ({
  orderId: newId('order'),
  holdId: newId('hold'),
  event: {
    eventId: newId('event'),
    organizerId: makeId('organizer', 'ours'),
    name: 'Night of the Owls',
    venueName: 'Halle am Fluss',
    startsAt: '2027-05-01T18:00:00Z',
    timeZone: 'Europe/Berlin',
    mode: 'live',
  },
  buyer: { name: 'Mina Keller', email: 'mina@example.org', locale: 'en' },
  positions: Array.from({ length: positions }, (_, index) => ({
    position: index + 1,
    ticketTypeId: makeId('ticketType', 'seated'),
    ticketTypeName: 'Category A',
    seat: { seatId: `a-7-${index + 12}`, section: 'A', row: '7', number: String(index + 12) },
    attendeeName: `Guest ${index + 1}`,
    price,
  })),
  total: eur(5500 * positions),
  ...change,
});
