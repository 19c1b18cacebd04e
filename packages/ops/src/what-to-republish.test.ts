import { whatToRepublish } from './what-to-republish.ts';

const now = Date.parse('2027-01-20T12:00:00Z');
const since = '2027-01-19T00:00:00Z';

describe('what is asked to be published again', () => {
  it('is all that a service told from a time on, until now unless said', () => {
    expect(whatToRepublish('orders', { since }, now)).toEqual({ since: Date.parse(since), until: now });
    const until = '2027-01-19T06:00:00.500Z';
    const type = 'onsale.orders.order-confirmed.v1';
    expect(whatToRepublish('orders', { since, until, type }, now)).toEqual({
      since: Date.parse(since),
      until: Date.parse(until),
      type,
    });
  });

  it('reaches back 14 days, to the second', () => {
    expect(whatToRepublish('orders', { since: '2027-01-06T12:00:00Z' }, now).until).toBe(now);
    expect(() => whatToRepublish('orders', { since: '2027-01-06T11:59:59Z' }, now)).toThrow(
      '--since is before 2027-01-06T12:00:00.000Z: an outbox keeps its events for 14 days',
    );
  });

  it.each([
    ['notifications', { since }, 'notifications has no outbox: it publishes no events'],
    [
      'orders',
      { since, type: 'onsale.tickets.ticket-issued.v1' },
      'orders publishes no onsale.tickets.ticket-issued.v1, but: onsale.orders.',
    ],
    ['orders', {}, '--since is missing'],
    ['orders', { since: 'yesterday' }, '--since must be an RFC 3339 time in UTC'],
    ['orders', { since: '2027-01-19' }, '--since must be an RFC 3339 time in UTC'],
    ['orders', { since, until: '2027-02-30T00:00:00Z' }, '--until must be an RFC 3339 time in UTC'],
    ['orders', { since, until: since }, '--since is not before --until'],
    ['orders', { since, until: '2027-01-21T00:00:00Z' }, '--until is in the future'],
    ['orders', { since: '2027-01-21T00:00:00Z' }, '--since is not before now'],
  ])('is refused for %s with %j', (service, asked, why) => {
    expect(() => whatToRepublish(service, asked, now)).toThrow(why);
  });
});
