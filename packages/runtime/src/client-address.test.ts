import { clientAddressOf } from './client-address.ts';

const cdn = { 'onsale-cdn-secret': 'a-secret', 'onsale-viewer-address': '198.51.100.9' };

const addressOf = (headers: Record<string, string>, stageVariables: Record<string, string> | null = { cdnSecret: 'a-secret' }) =>
  clientAddressOf({ headers, stageVariables, requestContext: { identity: { sourceIp: '203.0.113.7' } } });

test('a request that comes through the CDN has the address that the CDN saw', () => {
  expect(addressOf(cdn)).toBe('198.51.100.9');
  expect(addressOf({ 'Onsale-Cdn-Secret': 'a-secret', 'Onsale-Viewer-Address': '2001:db8::1' })).toBe('2001:db8::1');
});

test.each<[string, Record<string, string>]>([
  ['none of the headers', {}],
  ['the address without the secret', { 'onsale-viewer-address': '198.51.100.9' }],
  ['a wrong secret', { ...cdn, 'onsale-cdn-secret': 'another' }],
  ['an empty secret', { ...cdn, 'onsale-cdn-secret': '' }],
  ['the secret without an address', { 'onsale-cdn-secret': 'a-secret' }],
  [
    'headers that others use for it',
    { 'x-forwarded-for': '198.51.100.9', 'CloudFront-Viewer-Address': '198.51.100.9:1', forwarded: 'for=198.51.100.9' },
  ],
])('a request with %s has the address that called the API', (_, headers) => {
  expect(addressOf(headers)).toBe('203.0.113.7');
});

test.each<[string, Record<string, string> | null]>([
  ['has no secret', null],
  ['has an empty secret', { cdnSecret: '' }],
])('a stage that %s believes nobody', (_, variables) => {
  expect(addressOf({ ...cdn, 'onsale-cdn-secret': variables?.['cdnSecret'] ?? '' }, variables)).toBe('203.0.113.7');
});
