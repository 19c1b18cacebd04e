import { keepFoundOrders, keepOrderToken, keptOrders, orderToken } from './order-tokens.ts';

test('orders that a link has found come behind those that were there, the newest first, page after page', () => {
  keepOrderToken('ord_3', 'token-3');
  keepOrderToken('ord_5', 'token-5');
  keepFoundOrders([
    { orderId: 'ord_4', accessToken: 'token-4' },
    { orderId: 'ord_3', accessToken: 'token-3' },
  ]);
  keepFoundOrders([
    { orderId: 'ord_2', accessToken: 'token-2' },
    { orderId: 'ord_1', accessToken: 'token-1' },
  ]);
  expect(keptOrders().at(-1)).toBe('ord_1');
  expect(keptOrders().indexOf('ord_4')).toBeLessThan(keptOrders().indexOf('ord_2'));
  expect(keptOrders()[0]).toBe('ord_5');
  expect(orderToken('ord_1')).toBe('token-1');
});
