import { createHash, timingSafeEqual } from 'node:crypto';
import { signer } from '@onsale/runtime/signature';

export type SignedRequest = {
  readonly method: string;
  /** Absolute, as the client addressed it. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
};

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

export type Verdict = 'valid' | 'unsigned' | 'invalid';

/** By region and service: each keeps the day's key. */
const signers = new Map<string, ReturnType<typeof signer>>();

const longestSkew = 5 * 60 * 1000; // milliseconds, as AWS

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Is the request signed with these credentials (Signature Version 4), now, over its method, address, headers and body? */
export const verifySignature = (request: SignedRequest, credentials: Credentials, now: number = Date.now()): Verdict => {
  const header = request.headers['authorization'];
  if (header === undefined) return 'unsigned';
  const [, accessKeyId, region, service, signedHeaders, signature] = authorization.exec(header) ?? [];
  const datetime = request.headers['x-amz-date'] ?? '';
  if (signature === undefined || signedHeaders === undefined || region === undefined || service === undefined) return 'invalid';
  if (accessKeyId !== credentials.accessKeyId || !isRecent(datetime, now) || !bodyIsAsHashed(request)) return 'invalid';

  const names = signedHeaders.split(';');
  if (!names.includes('host')) return 'invalid';
  const headers = names.flatMap((name): [string, string][] => {
    const value = request.headers[name];
    return value === undefined || name === 'host' ? [] : [[name, value]];
  });
  const { method, url, body } = request;
  const signed = { method, url: new URL(url), headers: Object.fromEntries(headers), body };
  const { authorization: expected } = signerOf(region, service)(signed, credentials, timeOf(datetime));
  const expectedSignature = expected.slice(-signature.length);
  return timingSafeEqual(Buffer.from(expectedSignature), Buffer.from(signature)) ? 'valid' : 'invalid';
};

const signerOf = (region: string, service: string): ReturnType<typeof signer> => {
  const name = `${region}/${service}`;
  const known = signers.get(name) ?? signer(region, service);
  signers.set(name, known);
  return known;
};

/** `20261122T150000Z` in epoch milliseconds. */
const timeOf = (datetime: string): number =>
  Date.parse(datetime.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const isRecent = (datetime: string, now: number): boolean => Math.abs(now - timeOf(datetime)) <= longestSkew; // no for NaN

/** The signature is made of the body itself; a header that tells its hash has to be true too. */
const bodyIsAsHashed = ({ headers, body }: SignedRequest): boolean => {
  const hash = headers['x-amz-content-sha256'];
  return hash === undefined || hash === 'UNSIGNED-PAYLOAD' || hash === createHash('sha256').update(body).digest('hex');
};
