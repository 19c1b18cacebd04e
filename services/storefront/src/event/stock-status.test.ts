import { newId } from '@onsale/kernel/id';
import { offeredStatus } from './stock-status.ts';
import type { StockStatus } from './stock-status.ts';

const offered = (statuses: (StockStatus | undefined)[]) =>
  statuses.map((status) => ({ ticketTypeId: newId('ticketType'), status }));
const statusOf = (status: StockStatus, types: (StockStatus | undefined)[], shown = types.length) => {
  const ticketTypes = offered(types).map((each) => ({ ...each, free: 0 }));
  // of an offer only its id is read
  return offeredStatus(ticketTypes.slice(0, shown) as never, { status, ticketTypes });
};

test('one type that can be had makes the offer available, and one of which some may come back makes it all held', () => {
  expect(statusOf('available', ['sold-out', 'all-held', 'available'])).toBe('available');
  expect(statusOf('all-held', ['sold-out', 'all-held'])).toBe('all-held');
  expect(statusOf('sold-out', ['sold-out', 'sold-out'])).toBe('sold-out');
});

test('a type that is kept for vouchers counts only once it is offered', () => {
  expect(statusOf('sold-out', ['sold-out', 'available'], 1)).toBe('sold-out');
  expect(statusOf('sold-out', ['sold-out', 'available'])).toBe('available');
});

test('where an older API tells nothing of a type, the event’s status stands for it', () => {
  expect(statusOf('all-held', [undefined])).toBe('all-held');
});
