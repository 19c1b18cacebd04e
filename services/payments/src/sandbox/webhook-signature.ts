import { createHmac } from 'node:crypto';
import { equalSecrets } from '@onsale/runtime/constant-time';
import type { Webhook } from '../ports.ts';

/** Older or younger webhooks are refused, so that one that was caught cannot be sent again later (Standard Webhooks 1.0). */
const toleranceSeconds = 5 * 60;

/** Signs as Standard Webhooks 1.0 say. `secret` is `whsec_` and base64, `timestamp` in seconds since the epoch. */
export const signedHeaders = (id: string, timestamp: number, rawBody: string, secret: string): Webhook['headers'] => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature(id, String(timestamp), rawBody, secret),
});

/** Is the webhook signed with the secret, and no more than five minutes from `now` (epoch milliseconds)? */
export const isGenuine = ({ headers, rawBody }: Webhook, secret: string, now: number): boolean => {
  const timestamp = headers['webhook-timestamp'];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const expected = signature(headers['webhook-id'], timestamp, rawBody, secret);
  return headers['webhook-signature'].split(' ').some((each) => equalSecrets(each, expected)); // several while keys rotate
};

const signature = (id: string, timestamp: string, rawBody: string, secret: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${rawBody}`).digest('base64')}`;
};
