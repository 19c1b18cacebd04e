import { partnerPreflight } from './partner-preflight.ts';
import { routing } from './routes.ts';

const route = { authorization: 'authorizer', functionName: 'orders-any' } as const;
const answer = partnerPreflight(
  routing([
    { ...route, method: 'POST', resource: '/v1/partner/orders' },
    { ...route, method: 'GET', resource: '/v1/partner/orders/{orderId}' },
    { ...route, method: 'GET', resource: '/v1/orders/{orderId}' },
  ]),
);

test('a browser may ask what pages of other origins may send to the partner API', () => {
  expect(answer('OPTIONS', '/v1/partner/orders?x=1')).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'OPTIONS,POST' },
  });
  expect(answer('OPTIONS', '/v1/partner/orders/ord_1')?.headers['access-control-allow-headers']).toContain('X-Api-Key');
});

test('nothing else is answered', () => {
  for (const [method, path] of [
    ['GET', '/v1/partner/orders/ord_1'],
    ['OPTIONS', '/v1/orders/ord_1'],
    ['OPTIONS', '/v1/partner/nowhere'],
  ])
    expect(answer(method, path)).toBeUndefined();
});
