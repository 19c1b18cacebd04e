import { AwsV4Signer } from 'aws4fetch';
import fc from 'fast-check';
import { signer } from './signature.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const now = Date.UTC(2026, 10, 22, 10);
const datetime = '20261122T100000Z';

/** What another implementation signs. */
const expected = async (url: string, body: string, headers: Record<string, string>, sessionToken?: string) => {
  const request = { url, body, headers, method: 'POST', ...credentials, ...(sessionToken && { sessionToken }), datetime };
  const signed = { ...request, region: 'eu-west-1', service: 'execute-api', allHeaders: true };
  return (await new AwsV4Signer(signed).sign()).headers.get('authorization');
};

const sign = signer('eu-west-1', 'execute-api');

const ours = (url: string, body: string, headers: Record<string, string>, sessionToken?: string) =>
  sign({ method: 'POST', url: new URL(url), body, headers }, { ...credentials, sessionToken }, now).authorization;

const headers = { 'content-type': 'application/json', 'x-correlation-id': 'a  b ' };

test('signs as another implementation does, whatever stands in path, query and body', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
      fc.string(),
      async (part, query, body) => {
        const search = new URLSearchParams(query).toString();
        const url = `https://api.example:8443/v1/things/${encodeURIComponent(part)}/x${search && `?${search}`}`;
        expect(ours(url, body, headers)).toBe(await expected(url, body, headers));
      },
    ),
  );
});

test('signs the token of temporary credentials, and sends it along', async () => {
  const url = 'https://api.example/v1/things';
  expect(ours(url, '', headers, 'token')).toBe(await expected(url, '', headers, 'token'));
  const request = { method: 'POST', url: new URL(url), body: '', headers };
  expect(sign(request, { ...credentials, sessionToken: 'token' }, now)['x-amz-security-token']).toBe('token');
});

test('makes a new key for another day and for another secret', () => {
  const request = { method: 'GET', url: new URL('https://api.example/'), body: '', headers: {} };
  const first = sign(request, credentials, now).authorization;
  expect(sign(request, credentials, now + 24 * 3600_000).authorization).toContain('/20261123/');
  expect(sign(request, { ...credentials, secretAccessKey: 'other' }, now).authorization).not.toBe(first);
  expect(sign(request, credentials, now).authorization).toBe(first);
});
