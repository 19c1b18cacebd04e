import { AwsV4Signer } from 'aws4fetch';
import fc from 'fast-check';
import { encoded, linkSigner, signer } from './signature.ts';

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

const elsewhere = { ...credentials, datetime, region: 'eu-west-1', service: 's3' };

test('signs for S3, whatever the key of an object: its path as it is in the address, the body by its hash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ minLength: 1 }).filter((part) => !part.includes('/'))), async (parts) => {
      const url = `https://bucket.s3.example/${['folder', ...parts].map(encoded).join('/')}`;
      const hashed = { 'x-amz-content-sha256': 'a'.repeat(64) };
      const request = { ...elsewhere, url, method: 'PUT', headers: hashed, body: 'never hashed', allHeaders: true };
      const theirs = (await new AwsV4Signer(request).sign()).headers.get('authorization');
      const our = signer('eu-west-1', 's3')({ method: 'PUT', url: new URL(url), headers: hashed, body: '' }, credentials, now);
      expect(our.authorization).toBe(theirs);
    }),
  );
});

test('makes links as another implementation does, with the token of temporary credentials', async () => {
  const url = new URL('https://bucket.s3.example/folder/tickets.pdf');
  url.searchParams.set('response-content-disposition', 'inline; filename="a b+c.pdf"');
  for (const sessionToken of [undefined, 'to/ken=='] as const) {
    const given = new URL(url);
    given.searchParams.set('X-Amz-Expires', '900');
    const request = { ...elsewhere, url: given.href, signQuery: true, ...(sessionToken !== undefined && { sessionToken }) };
    const theirs = (await new AwsV4Signer(request).sign()).url.searchParams;
    const link = new URL(linkSigner('eu-west-1', 's3')(url, 900, { ...credentials, sessionToken }, now));
    expect(Object.fromEntries(link.searchParams)).toEqual(Object.fromEntries(theirs));
    expect(link.search).not.toContain('+');
  }
});

test('makes a new key for another day and for another secret', () => {
  const request = { method: 'GET', url: new URL('https://api.example/'), body: '', headers: {} };
  const first = sign(request, credentials, now).authorization;
  expect(sign(request, credentials, now + 24 * 3600_000).authorization).toContain('/20261123/');
  expect(sign(request, { ...credentials, secretAccessKey: 'other' }, now).authorization).not.toBe(first);
  expect(sign(request, credentials, now).authorization).toBe(first);
});
