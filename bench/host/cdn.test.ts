import { manualClock } from '@onsale/testing/manual-clock';
import { cdn } from './cdn.ts';

const request = (method: string, url: string, headers: Readonly<Record<string, string>> = {}) => ({ method, url, headers });
const answer = (cacheControl: string, statusCode = 200) => ({ statusCode, headers: { 'cache-control': cacheControl } });
const list = request('GET', '/v1/events');
const public5 = answer('public, max-age=5, s-maxage=5');

describe('the CDN of the bench', () => {
  it('keeps what it may for as long as it may', () => {
    const clock = manualClock();
    const { find, keep } = cdn(() => clock.now());
    keep(list, public5);
    clock.advance(4999);
    expect(find(list)).toBe(public5);
    clock.advance(1);
    expect(find(list)).toBeUndefined();
  });

  it('keeps nothing that is private, refused or no read', () => {
    const { find, keep } = cdn();
    for (const [incoming, result] of [
      [list, answer('private, max-age=5')],
      [list, answer('no-store')],
      [list, answer('public, s-maxage=5', 304)],
      [request('POST', '/v1/events'), public5],
    ] as const) {
      keep(incoming, result);
      expect(find(incoming)).toBeUndefined();
    }
  });

  it('answers nobody with what another address, query or credential got', () => {
    const { find, keep } = cdn();
    keep(list, public5);
    expect(find(request('GET', '/v1/events?limit=1'))).toBeUndefined();
    expect(find(request('GET', '/v1/events', { 'x-api-key': 'key' }))).toBeUndefined();
    expect(find(request('GET', '/v1/events', { authorization: 'Bearer token' }))).toBeUndefined();
  });
});
