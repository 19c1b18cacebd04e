import { isLoopbackAddress } from './public-addresses.ts';
import { hostOf, isLocalName } from './receiver-urls.ts';
import type { Reach } from './receiver-urls.ts';

/**
 * `WEBHOOK_RECEIVERS`, which is the stage's row in `stages.yml`: `public`, or `loopback` where receivers may be on this machine. That
 * works where AWS itself is on this machine and nowhere else: in a real Lambda, loopback is Lambda's own interface. Throws an Error
 * that names the variable.
 */
export const receiverReach = (env: Readonly<Record<string, string | undefined>>): Reach => {
  const wanted = env['WEBHOOK_RECEIVERS'];
  if (wanted === 'public') return wanted;
  if (wanted !== 'loopback') throw new Error('WEBHOOK_RECEIVERS must be "public" or "loopback"');
  const aws = env['AWS_ENDPOINT_URL'] ?? env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
  const host = URL.canParse(aws) ? hostOf(new URL(aws)) : '';
  if (isLocalName(host) || isLoopbackAddress(host)) return wanted;
  throw new Error('WEBHOOK_RECEIVERS must not be "loopback" on AWS');
};
