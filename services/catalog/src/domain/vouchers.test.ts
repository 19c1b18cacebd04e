import { newId } from '@onsale/kernel/id';
import { vouchersFault } from './vouchers.ts';

const ticketTypeId = newId('ticketType');
const event = {
  ticketTypes: [{ ticketTypeId, name: 'Full', faceValue: 100, fee: 0, taxBasisPoints: 0, quota: 5 }],
  quotas: [{ quotaId: 'friends', name: 'Friends', capacity: 3 }],
};

test('vouchers may lower prices, be limited by quotas, and be for some ticket types', () => {
  const vouchers = [{ code: 'PRESS' }, { code: 'FRIENDS', quotaIds: ['friends'], ticketTypeIds: [ticketTypeId] }];
  expect(vouchersFault(vouchers, event)).toBeUndefined();
});

test.each([
  ['a code twice', [{ code: 'PRESS' }, { code: 'PRESS' }], 'vouchers.1.code'],
  ['a strange ticket type', [{ code: 'PRESS', ticketTypeIds: [newId('ticketType')] }], 'vouchers.0.ticketTypeIds.0'],
  ['a strange quota', [{ code: 'PRESS', quotaIds: ['friends', 'foes'] }], 'vouchers.0.quotaIds.1'],
  ['a quota twice', [{ code: 'PRESS', quotaIds: ['friends', 'friends'] }], 'vouchers.0.quotaIds.1'],
])('%s is refused by its field', (_, vouchers, field) => {
  expect(vouchersFault(vouchers, event)).toMatchObject({ code: 'invalid-request', field });
});
