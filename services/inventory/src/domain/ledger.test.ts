import type { EventId, HoldId, OrderId } from '@onsale/kernel/id';
import { soldAheadBy } from './ledger.ts';
import type { StoredUnit } from './ledger.ts';
import { never } from './unit.ts';

const [orderId, holdId] = ['ord_1' as OrderId, 'hld_1' as HoldId];
const held: StoredUnit = { pk: 'unit#evt_1#quota.a#0', sk: '000001', version: 1, freeFrom: 7, holdId };
const sold: StoredUnit = { ...held, version: 2, freeFrom: never, orderId };
const ahead: StoredUnit = { ...sold, ahead: true };

test('a sale ahead of its order is told with what orders has to know', () => {
  expect(soldAheadBy(held, ahead)).toEqual({ eventId: 'evt_1' as EventId, orderId, holdId });
});

test('a sale of an order that is there is not, nor a later version of the same sale', () => {
  expect(soldAheadBy(held, sold)).toBeUndefined();
  expect(soldAheadBy(ahead, { ...ahead, version: 3 })).toBeUndefined();
});

test('a mark that was left on the unit by whoever freed it hides no sale', () => {
  expect(soldAheadBy({ ...held, ahead: true }, ahead)).toBeDefined();
  expect(soldAheadBy({ ...ahead, orderId: 'ord_0' as OrderId }, ahead)).toBeDefined();
});
