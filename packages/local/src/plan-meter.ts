import type { Clock } from '@onsale/kernel/clock';
import type { UsagePlan } from './usage-plans.ts';

/** Which limit a key has reached, and how many seconds it is to wait. */
export type Excess = { readonly limit: 'THROTTLED' | 'QUOTA_EXCEEDED'; readonly seconds: number };

type Meter = { tokens: number; filledAt: number; day: number; today: number };

const day = 24 * 60 * 60 * 1000; // milliseconds

/** Counts what each key calls against its plan: a bucket that fills at the plan's rate, and a count that starts again each day in UTC. */
export const planMeter = (clock: Clock) => {
  const meters = new Map<string, Meter>();

  /** Takes one call of the key's; undefined where the plan has room for it. */
  return (keyId: string, { requestsPerSecond, burst, requestsPerDay }: UsagePlan): Excess | undefined => {
    const now = clock.now();
    const today = Math.floor(now / day);
    const meter = meters.get(keyId) ?? { tokens: burst, filledAt: now, day: today, today: 0 };
    meters.set(keyId, meter);
    meter.tokens = Math.min(burst, meter.tokens + ((now - meter.filledAt) / 1000) * requestsPerSecond);
    meter.filledAt = now;
    if (meter.day !== today) Object.assign(meter, { day: today, today: 0 });

    if (meter.tokens < 1) return { limit: 'THROTTLED', seconds: Math.ceil((1 - meter.tokens) / requestsPerSecond) };
    if (meter.today >= requestsPerDay) return { limit: 'QUOTA_EXCEEDED', seconds: Math.ceil(((today + 1) * day - now) / 1000) };
    meter.tokens -= 1;
    meter.today += 1;
    return undefined;
  };
};
