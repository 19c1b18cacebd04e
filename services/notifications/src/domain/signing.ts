import { createHmac, randomBytes } from 'node:crypto';

/** A signing secret; `until` in epoch milliseconds where a newer one has taken its place. */
export type SigningSecret = { readonly secret: string; readonly until?: number };

const prefix = 'whsec_';

/** 256 random bits as Standard Webhooks writes them. */
export const newSigningSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/** Those that sign at that time: the newest, and older ones that receivers may still know. */
export const validSecrets = (secrets: readonly SigningSecret[], now: number): SigningSecret[] =>
  secrets.filter(({ until = Infinity }) => until > now);

/** The newest first; the one before it ends at `until`, or earlier where it was to end anyway. */
export const rotated = (secrets: readonly SigningSecret[], secret: string, until: number, now: number): SigningSecret[] => [
  { secret },
  ...validSecrets(secrets, now).map((each) => ({ ...each, until: Math.min(each.until ?? until, until) })),
];

/** The headers of Standard Webhooks 1.0 for a body sent `at` that time, in epoch milliseconds: a signature for each secret. */
export const signatureHeaders = (
  { id, body, at }: { id: string; body: string; at: number },
  secrets: readonly SigningSecret[],
): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map(({ secret }) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
};
