import { createHash, timingSafeEqual } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';

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

/** Made of the secret, the day, the region and the service: four HMACs, once a day instead of for each request. */
const signingKeys = new Map<string, ArrayBuffer>();

const longestSkew = 5 * 60 * 1000; // milliseconds, as AWS

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Is the request signed with these credentials (Signature Version 4), now, over its method, address, headers and body? */
export const verifySignature = async (
  request: SignedRequest,
  credentials: Credentials,
  now: number = Date.now(),
): Promise<Verdict> => {
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
  const signed = { method, url, headers, body, ...credentials, region, service, datetime, allHeaders: true, cache: signingKeys };
  const signer = new AwsV4Signer(signed);
  const expected = await signer.signature();
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? 'valid' : 'invalid';
};

/** `20261122T150000Z`, at most five minutes from now. */
const isRecent = (datetime: string, now: number): boolean => {
  const time = Date.parse(datetime.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Math.abs(now - time) <= longestSkew;
};

/** The signer trusts this header, so it has to be true. */
const bodyIsAsHashed = ({ headers, body }: SignedRequest): boolean => {
  const hash = headers['x-amz-content-sha256'];
  return hash === undefined || hash === 'UNSIGNED-PAYLOAD' || hash === createHash('sha256').update(body).digest('hex');
};
