import type { Attempt } from '@onsale/contracts/notifications/api';
import type { Random } from '@onsale/kernel/random';
import { isGivenUp, nextAttemptAt } from './retries.ts';
import { failingLong, isGone, lanes, longestFailing, quickAnswersWanted, rest, timedOut, wentWell } from './webhook.ts';
import type { Delivery, Lane, Webhook } from './webhook.ts';

/** Where a delivery goes from here. */
export type Outcome =
  | { readonly is: 'delivered' }
  | { readonly is: 'failed' }
  /** At once, in that lane. */
  | { readonly is: 'sent'; readonly lane: Lane }
  /** Until that time, in epoch milliseconds. */
  | { readonly is: 'waiting'; readonly until: number };

/** What is known of how a webhook answers; null: nothing. Times in epoch milliseconds. */
export type Health = {
  readonly lane?: Lane;
  readonly failingSince?: number | null;
  readonly restUntil?: number | null;
  readonly quickAnswers?: number | null;
};

export type Conclusion = {
  readonly outcome: Outcome;
  /** What changes of the webhook's health; empty where nothing does. */
  readonly health: Health;
  /** It is to be switched off. */
  readonly disabled?: 'gone' | 'failing';
};

type Known = { readonly webhook: Webhook; readonly delivery: Delivery; readonly lane: Lane; readonly now: number };

/** What comes of an attempt: for the delivery, and for how its webhook is treated from then on. */
export const conclusionOf = (attempt: Attempt, { webhook, delivery, lane, now }: Known, random: Random): Conclusion => {
  if (wentWell(attempt)) return { outcome: { is: 'delivered' }, health: healthAfterSuccess(webhook, attempt) };
  const failingSince = webhook.failingSince ?? now;
  if (isGone(attempt)) return { outcome: { is: 'failed' }, health: {}, disabled: 'gone' };
  if (now - failingSince >= longestFailing) return { outcome: { is: 'failed' }, health: {}, disabled: 'failing' };
  const slowsDown = lane === 'fast' && timedOut(attempt);
  const wearsOut = !slowsDown && (timedOut(attempt) || now - failingSince >= failingLong);
  const health = {
    ...(webhook.failingSince === undefined && { failingSince }),
    ...(webhook.quickAnswers && { quickAnswers: null }),
    ...(slowsDown && webhook.lane === 'fast' && { lane: 'slow' as const }),
    ...(wearsOut && !isResting(webhook, now) && { restUntil: now + rest }),
  };
  if (slowsDown) return { outcome: { is: 'sent', lane: 'slow' }, health };
  const until = nextAttemptAt({ attempts: delivery.tries + 1, since: delivery.since, now }, random);
  return { outcome: until === undefined ? { is: 'failed' } : { is: 'waiting', until }, health };
};

/** Some answers in time, one after the other, lead from the slow lane back to the fast one. */
const healthAfterSuccess = ({ failingSince, restUntil, lane, quickAnswers = 0 }: Webhook, { milliseconds }: Attempt): Health => {
  const recovered = { ...(failingSince && { failingSince: null }), ...(restUntil && { restUntil: null }) };
  if (lane === 'fast') return recovered;
  if (milliseconds >= lanes.fast.patience) return { ...recovered, quickAnswers: 0 };
  return quickAnswers + 1 < quickAnswersWanted
    ? { ...recovered, quickAnswers: quickAnswers + 1 }
    : { ...recovered, lane: 'fast', quickAnswers: null };
};

/** A delivery that is not tried now, unless somebody asks for it: its webhook rests, or is in the other lane. */
export const putOff = (webhook: Webhook, { since, asked }: Delivery, lane: Lane, now: number): Outcome | undefined => {
  if (!asked && isResting(webhook, now))
    return isGivenUp(since, webhook.restUntil) ? { is: 'failed' } : { is: 'waiting', until: webhook.restUntil };
  return lane === 'fast' && webhook.lane === 'slow' ? { is: 'sent', lane: 'slow' } : undefined;
};

const isResting = (webhook: Webhook, now: number): webhook is Webhook & { readonly restUntil: number } =>
  (webhook.restUntil ?? 0) > now;

/** The webhook as it is from then on. */
export const inHealth = (webhook: Webhook, health: Health): Webhook =>
  Object.fromEntries(Object.entries({ ...webhook, ...health }).filter(([, value]) => value !== null)) as Webhook; // null takes a field away
