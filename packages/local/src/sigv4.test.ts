import { AwsClient } from 'aws4fetch';
import { verifySignature } from './sigv4.ts';
import type { SignedRequest } from './sigv4.ts';

// From the Signature Version 4 test suite that AWS publishes ("get-vanilla").
const published = {
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  now: Date.parse('2015-08-30T12:36:00Z'),
  request: {
    method: 'GET',
    url: 'http://example.amazonaws.com/',
    headers: {
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    },
    body: Buffer.alloc(0),
  },
};

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const url = 'http://localhost:3000/internal/v1/holds/hld_1/claim?a=1&b=%20';

/** A request as a service signs it, and as the server then sees it. */
const signed = async (body = '{"orderId":"ord_1"}'): Promise<SignedRequest> => {
  const client = new AwsClient({ ...credentials, region: 'ap-northeast-2', service: 'execute-api' });
  const request = await client.sign(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-correlation-id': 'c-1' },
  });
  return {
    method: 'POST',
    url,
    headers: { ...Object.fromEntries(request.headers), host: 'localhost:3000' },
    body: Buffer.from(body),
  };
};

describe('verifySignature', () => {
  it('accepts the request that AWS publishes as an example', () => {
    expect(verifySignature(published.request, published.credentials, published.now)).toBe('valid');
  });

  it('accepts a request as a service signs it', async () => {
    expect(verifySignature(await signed(), credentials)).toBe('valid');
  });

  it('tells an unsigned request from a wrong one', async () => {
    const { headers, ...request } = await signed();
    expect(verifySignature({ ...request, headers: { ...headers, authorization: undefined } }, credentials)).toBe('unsigned');
    expect(verifySignature({ ...request, headers: { ...headers, authorization: 'Bearer x' } }, credentials)).toBe('invalid');
  });

  it.each<[string, (request: SignedRequest) => SignedRequest]>([
    ['another body', (request) => ({ ...request, body: Buffer.from('{"orderId":"ord_2"}') })],
    ['another method', (request) => ({ ...request, method: 'DELETE' })],
    ['another path', (request) => ({ ...request, url: url.replace('hld_1', 'hld_2') })],
    ['another query', (request) => ({ ...request, url: url.replace('a=1', 'a=2') })],
    ['another host', (request) => ({ ...request, url: url.replace('localhost', 'elsewhere') })],
    ['a changed signed header', (request) => ({ ...request, headers: { ...request.headers, 'x-correlation-id': 'c-2' } })],
    [
      'a body hash that is not the body’s',
      (request) => ({ ...request, headers: { ...request.headers, 'x-amz-content-sha256': '0'.repeat(64) } }),
    ],
  ])('refuses %s', async (_, change) => {
    expect(verifySignature(change(await signed()), credentials)).toBe('invalid');
  });

  it('refuses another key and another secret', async () => {
    const request = await signed();
    expect(verifySignature(request, { ...credentials, accessKeyId: 'other' })).toBe('invalid');
    expect(verifySignature(request, { ...credentials, secretAccessKey: 'other' })).toBe('invalid');
  });

  it('refuses a signature that is more than five minutes old, or lies ahead', async () => {
    const request = await signed();
    const [, year, month, day, hour, minute, second] =
      /^(....)(..)(..)T(..)(..)(..)Z$/.exec(request.headers['x-amz-date'] ?? '') ?? [];
    const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    expect(verifySignature(request, credentials, at + 300_001)).toBe('invalid');
    expect(verifySignature(request, credentials, at - 300_001)).toBe('invalid');
    expect(verifySignature(request, credentials, at + 300_000)).toBe('valid');
    expect(verifySignature(request, credentials, at - 300_000)).toBe('valid');
  });
});
