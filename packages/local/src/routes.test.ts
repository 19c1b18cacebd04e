import { routing } from './routes.ts';

const route = {
  method: 'GET',
  resource: '/v1/events/{eventId}',
  authorization: 'none' as const,
  functionName: 'catalog-getEvent',
};
const named = { ...route, resource: '/v1/events/next', functionName: 'catalog-getNextEvent' };
const find = routing([route, named]);

test('a path without parameters goes before one that has them', () => {
  expect(find('GET', '/v1/events/next')?.route).toBe(named);
  expect(find('GET', '/v1/events/evt_1')?.route).toBe(route);
  expect(find('POST', '/v1/events/evt_1')).toBeUndefined();
});

test.each([
  ['evt%201', 'evt 1'],
  ['%zz', '%zz'],
  ['evt%', 'evt%'],
])('the parameter %s of a path is read as %s', (sent, eventId) => {
  expect(find('GET', `/v1/events/${sent}`)?.pathParameters).toEqual({ eventId });
});
