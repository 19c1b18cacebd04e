import { isGenuine, signedHeaders } from './webhook-signature.ts';

// The vector that the libraries of Standard Webhooks share.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const rawBody = '{"test": 2432232314}';
const timestamp = 1614265330;
const now = timestamp * 1000;
const headers = signedHeaders('msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp, rawBody, secret);

describe('a webhook signature', () => {
  it('is the one that Standard Webhooks 1.0 ask for', () => {
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    expect(isGenuine({ headers, rawBody }, secret, now)).toBe(true);
  });

  it('is found among several, as they come while a secret is being replaced', () => {
    const several = { ...headers, 'webhook-signature': `v1,AAAA v2,BBBB ${headers['webhook-signature']}` };
    expect(isGenuine({ headers: several, rawBody }, secret, now)).toBe(true);
  });

  it.each([
    ['another body', { headers, rawBody: `${rawBody} ` }],
    ['another id', { headers: { ...headers, 'webhook-id': 'msg_other' }, rawBody }],
    ['another time', { headers: { ...headers, 'webhook-timestamp': String(timestamp + 1) }, rawBody }],
    ['a time that is no number', { headers: { ...headers, 'webhook-timestamp': 'NaN' }, rawBody }],
    ['an empty signature', { headers: { ...headers, 'webhook-signature': '' }, rawBody }],
    [
      'a signature cut short',
      { headers: { ...headers, 'webhook-signature': headers['webhook-signature'].slice(0, -1) }, rawBody },
    ],
  ])('does not fit %s', (_, webhook) => {
    expect(isGenuine(webhook, secret, now)).toBe(false);
  });

  it('is refused with another secret', () => {
    expect(isGenuine({ headers, rawBody }, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', now)).toBe(false);
  });

  it.each([-300_001, 300_001])('is refused %d ms away from its time', (away) => {
    expect(isGenuine({ headers, rawBody }, secret, now + away)).toBe(false);
  });

  it.each([-300_000, 300_000])('is accepted %d ms away from its time', (away) => {
    expect(isGenuine({ headers, rawBody }, secret, now + away)).toBe(true);
  });
});
