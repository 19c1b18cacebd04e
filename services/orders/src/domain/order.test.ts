import { money } from '@onsale/kernel/money';
import { allows } from '@onsale/kernel/transition';
import { cancel, confirm, endRefund, expire, isOpen, isPayable, pay, shownStatus, startRefund, wasPaid } from './order.ts';
import type { OrderState } from './order.ts';

const states: OrderState[] = ['pending', 'paid', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded'];

test.each([
  ['pay', pay, ['pending', 'expired'], 'paid'],
  ['confirm', confirm, ['paid'], 'confirmed'],
  ['expire', expire, ['pending'], 'expired'],
  ['be cancelled', cancel, ['pending', 'confirmed'], 'cancelled'],
  ['start a refund', startRefund, ['paid', 'confirmed'], 'refunding'],
  ['end a refund', endRefund, ['refunding'], 'refunded'],
])('an order can %s only from where that makes sense', (_, change, from, to) => {
  expect(states.filter((state) => allows(change, state))).toEqual(from);
  expect(change.to).toBe(to);
});

test('only an order that still needs us is open', () => {
  expect(states.filter(isOpen)).toEqual(['pending', 'paid', 'refunding']);
});

test('an order was paid when its money came, though it went back; a free one from the start', () => {
  const paidOnes = (amount: number) => states.filter((status) => wasPaid({ status, total: money(amount, 'EUR') }));
  expect(paidOnes(5500)).toEqual(['paid', 'confirmed', 'refunding', 'refunded']);
  expect(paidOnes(0)).toEqual(states);
});

test('a paid order shows as pending, every other as it is', () => {
  expect(states.map(shownStatus)).toEqual(['pending', 'pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded']);
});

test('an order can be paid while it is pending and its time is not over', () => {
  const expiresAt = '2027-01-01T00:10:00Z';
  const now = Date.parse(expiresAt);
  expect(isPayable({ status: 'pending', expiresAt }, now - 1)).toBe(true);
  expect(isPayable({ status: 'pending', expiresAt }, now)).toBe(false);
  expect(isPayable({ status: 'paid', expiresAt }, now - 1)).toBe(false);
});
