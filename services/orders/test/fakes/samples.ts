import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import { rfc3339 } from '@onsale/kernel/clock';
import { makeId } from '@onsale/kernel/id';
import { money } from '@onsale/kernel/money';
import { priceLine } from '@onsale/pricing/price-line';

export const buyer = { name: 'Ada Kim', email: 'ada@example.com', locale: 'en' } as const;

/** Two standing places and one seat; `price` of each in cents. */
export const claimableHold = ({ price, expiresAt }: { price: number; expiresAt: number }): Omit<ClaimedHold, 'orderId'> => {
  const each = priceLine({ currency: 'EUR', faceValue: price, fee: 0, taxBasisPoints: 1900 });
  const line = { ticketTypeId: makeId('ticketType', 'standing'), name: 'Standing', price: each };
  const seat = { seatId: 'A-1-7', section: 'A', row: '1', number: '7' };
  return {
    holdId: makeId('hold', 'one'),
    event: {
      eventId: makeId('event', 'one'),
      organizerId: makeId('organizer', 'one'),
      name: 'Club night',
      venueName: 'The Cellar',
      startsAt: '2027-03-01T20:00:00Z',
      timeZone: 'Europe/Berlin',
      mode: 'live',
    },
    expiresAt: rfc3339(expiresAt),
    lines: [
      { ...line, quantity: 2, total: money(2 * price, 'EUR') },
      { ...line, name: 'Seated', quantity: 1, seat, total: money(price, 'EUR') },
    ],
    total: money(3 * price, 'EUR'),
  };
};
