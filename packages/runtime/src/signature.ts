import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
};

export type RequestToSign = {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case; all of them are signed. The host comes from the URL. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** What a signature adds to a request's headers. */
type SignatureHeaders = Readonly<Record<'x-amz-date' | 'authorization', string>> & {
  readonly 'x-amz-security-token'?: string;
};

/**
 * Signs requests to a service (AWS Signature Version 4) without leaving the thread: hashes of some hundred bytes cost less than the way to
 * WebCrypto's pool and back, of which each signature would take five. The day's key is made once. A body's hash is taken from `x-amz-content-sha256`
 * where that is among the headers, as S3 wants it.
 *
 * @example const sign = signer('eu-west-1', 'execute-api'); fetch(url, { headers: { ...headers, ...sign(request, credentials, Date.now()) } });
 */
export const signer = (region: string, service: string) => {
  const sign = signing(region, service);
  return ({ body, ...request }: RequestToSign, credentials: Credentials, now: number): SignatureHeaders => {
    const { accessKeyId, sessionToken } = credentials;
    const date = dateOf(now);
    const added = { 'x-amz-date': date, ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }) };
    const headers: RequestToSign['headers'] = { ...request.headers, ...added, host: request.url.host };
    const { scope, names, signature } = sign(
      { ...request, headers, hash: headers[contentHash] ?? sha256(body) },
      credentials,
      date,
    );
    return {
      ...added,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  };
};

/** Makes addresses that whoever has them may read for so many seconds, a week at most. */
export const linkSigner = (region: string, service: string) => {
  const sign = signing(region, service);
  return (address: URL, seconds: number, credentials: Credentials, now: number): string => {
    const { accessKeyId, sessionToken } = credentials;
    const date = dateOf(now);
    const url = new URL(address);
    const parameters = {
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `${accessKeyId}/${scopeOf(date, region, service)}`,
      'X-Amz-Date': date,
      'X-Amz-Expires': String(seconds),
      'X-Amz-SignedHeaders': 'host',
      ...(sessionToken !== undefined && { 'X-Amz-Security-Token': sessionToken }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const request = { method: 'GET', url, headers: { host: url.host }, hash: 'UNSIGNED-PAYLOAD' };
    url.search = `${sortedQuery(url)}&X-Amz-Signature=${sign(request, credentials, date).signature}`;
    return url.href;
  };
};

/** All headers that are signed, the host too, and the hash that stands for the body. */
type Signed = Omit<RequestToSign, 'body'> & { readonly hash: string };

const signing = (region: string, service: string) => {
  let made: { day: string; secret: string; key: KeyObject } | undefined;
  const keyOf = (day: string, secret: string): KeyObject => {
    if (made?.day !== day || made.secret !== secret) {
      const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day));
      made = { day, secret, key: createSecretKey(key) };
    }
    return made.key;
  };
  const pathOf = service === 's3' ? ({ pathname }: URL) => pathname : encodedPath; // S3 takes it as it is in the URL

  return ({ method, url, headers, hash }: Signed, { secretAccessKey }: Credentials, date: string) => {
    const signed = Object.entries(headers).sort(([one], [other]) => compared(one, other));
    const names = signed.map(([name]) => name).join(';');
    const lines = signed.map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}\n`).join('');
    const canonical = `${method}\n${pathOf(url)}\n${sortedQuery(url)}\n${lines}\n${names}\n${hash}`;
    const scope = scopeOf(date, region, service);
    const text = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`;
    return { scope, names, signature: hmac(keyOf(date.slice(0, 8), secretAccessKey), text).toString('hex') };
  };
};

/** `20261122T100000Z` */
const dateOf = (now: number): string => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');

const scopeOf = (date: string, region: string, service: string): string =>
  `${date.slice(0, 8)}/${region}/${service}/aws4_request`;

const contentHash = 'x-amz-content-sha256';

const hmac = (key: string | Buffer | KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Each part of the path is encoded once more than in the URL, and slashes in a row are one. */
const encodedPath = ({ pathname }: URL): string => pathname.replace(/\/+/g, '/').split('/').map(encoded).join('/');

const sortedQuery = ({ search, searchParams }: URL): string =>
  search === ''
    ? ''
    : [...searchParams]
        .map((pair) => pair.map(encoded))
        .sort(([name = '', value = ''], [otherName = '', other = '']) => compared(name, otherName) || compared(value, other))
        .map((pair) => pair.join('='))
        .join('&');

const compared = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** RFC 3986: letters, digits and `-_.~` stay. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
