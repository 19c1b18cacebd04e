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
 * WebCrypto's pool and back, of which each signature would take five. The day's key is made once. Not for S3, which encodes paths in its own way.
 *
 * @example const sign = signer('eu-west-1', 'execute-api'); fetch(url, { headers: { ...headers, ...sign(request, credentials, Date.now()) } });
 */
export const signer = (region: string, service: string) => {
  let made: { day: string; secret: string; key: KeyObject } | undefined;
  const keyOf = (day: string, secret: string): KeyObject => {
    if (made?.day !== day || made.secret !== secret) {
      const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day));
      made = { day, secret, key: createSecretKey(key) };
    }
    return made.key;
  };

  return ({ method, url, headers, body }: RequestToSign, credentials: Credentials, now: number): SignatureHeaders => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
    const day = date.slice(0, 8);
    const added = { 'x-amz-date': date, ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }) };
    const signed = Object.entries({ ...headers, ...added, host: url.host }).sort(([one], [other]) => compared(one, other));
    const names = signed.map(([name]) => name).join(';');
    const lines = signed.map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}\n`).join('');
    const canonical = `${method}\n${encodedPath(url)}\n${sortedQuery(url)}\n${lines}\n${names}\n${sha256(body)}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const signature = hmac(keyOf(day, secretAccessKey), `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`).toString(
      'hex',
    );
    return {
      ...added,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  };
};

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
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
