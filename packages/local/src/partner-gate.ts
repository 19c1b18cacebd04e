import { isPartnerPath } from '@onsale/contracts/partner-path';
import type { Clock } from '@onsale/kernel/clock';
import type { GatewayKeys } from './gateway-keys.ts';
import type { ResponseType } from './gateway-responses.ts';
import type { Invoke } from './lambda.ts';
import { sharedAuthorizer } from './offline-configuration.ts';
import { planMeter } from './plan-meter.ts';
import type { UsagePlan } from './usage-plans.ts';

type Needs = {
  readonly keys: GatewayKeys;
  readonly plans: ReadonlyMap<string, UsagePlan>;
  /** Does the shared authorizer know this key? */
  readonly isKnown: (key: string) => Promise<boolean>;
  readonly clock: Clock;
};

export type GateRefusal = {
  readonly type: ResponseType;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
};

/** Undefined lets a request on: to the authorizer, which refuses a key that is missing or unknown. */
export type PartnerGate = (path: string, key: string | undefined) => Promise<GateRefusal | undefined>;

/** What API Gateway asks of a key on the partner API, in its order: after the authorizer, that it is in a plan which has room. */
export const partnerGate = ({ keys, plans, isKnown, clock }: Needs): PartnerGate => {
  const take = planMeter(clock);

  return async (path, key) => {
    if (!isPartnerPath(path) || key === undefined) return undefined;
    const found = keys.find(key);
    const plan = plans.get(found?.planId ?? '');
    if (!found || !plan) return (await isKnown(key)) ? { type: 'INVALID_API_KEY', status: 403, headers: {} } : undefined;
    const excess = take(found.id, plan);
    return excess && { type: excess.limit, status: 429, headers: rateLimitHeaders(plan, excess.limit, excess.seconds) };
  };
};

/** By the shared authorizer, which throws at a key that it does not know. */
export const isKnownBy = (invoke: Invoke) => (key: string) => {
  const event = { headers: { 'x-api-key': key }, methodArn: 'arn:aws:execute-api:local:000000000000:api/local/GET/v1/partner' };
  return invoke(sharedAuthorizer, event).then(
    () => true,
    () => false,
  );
};

/** As draft-ietf-httpapi-ratelimit-headers writes them. */
const rateLimitHeaders = ({ requestsPerSecond, requestsPerDay }: UsagePlan, limit: ResponseType, seconds: number) => ({
  'retry-after': String(seconds),
  'ratelimit-policy': `"second";q=${requestsPerSecond};w=1, "day";q=${requestsPerDay};w=86400`,
  ratelimit: `"${limit === 'THROTTLED' ? 'second' : 'day'}";r=0;t=${seconds}`,
});
