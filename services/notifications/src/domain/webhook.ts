import type { Attempt, DeliveryShape, WebhookShape } from '@onsale/contracts/notifications/api';
import type { WebhookMessage } from '@onsale/contracts/notifications/webhook-facts';
import { rfc3339 } from '@onsale/kernel/clock';
import type { DeliveryId, OrganizerId } from '@onsale/kernel/id';
import { without } from './without.ts';

/** An organizer has no more, so that all are read at once. */
export const mostWebhooks = 20;

/** Fast: short patience, so that who answers in time is told at once. Slow: who does not, tried with more patience and with rests. */
export type Lane = WebhookShape['lane'];

/** An organizer's webhook with what is known of how it answers. Times in epoch milliseconds. */
export type Webhook = WebhookShape & {
  readonly organizerId: OrganizerId;
  /** Since when no attempt has gone well. */
  readonly failingSince?: number;
  /** Not tried before, unless somebody asks for it. */
  readonly restUntil?: number;
  /** In the slow lane: answers in the fast lane's time, one after the other. */
  readonly quickAnswers?: number;
  /** Switched off by us, and nobody was told yet. */
  readonly untold?: true;
};

/** A delivery with what it sends. */
export type Delivery = DeliveryShape & {
  readonly organizerId: OrganizerId;
  readonly body: string;
  /** When it was first sent, or replayed by hand: its retries count from then. Epoch milliseconds. */
  readonly since: number;
  /** Attempts since then. */
  readonly tries: number;
  /** By hand, and not tried since: it goes out though its webhook rests. */
  readonly asked?: true;
};

/** As its organizer sees it. */
export const shownWebhook = (webhook: Webhook): WebhookShape =>
  without(webhook, 'organizerId', 'failingSince', 'restUntil', 'quickAnswers', 'untold');

export const shownDelivery = (delivery: Delivery): DeliveryShape =>
  without(delivery, 'organizerId', 'body', 'since', 'tries', 'asked');

/** A delivery on its way for the first time. */
export const newDelivery = (
  { webhookId, organizerId }: Pick<Webhook, 'webhookId' | 'organizerId'>,
  deliveryId: DeliveryId,
  message: WebhookMessage,
  now: number,
): Delivery => ({
  deliveryId,
  webhookId,
  organizerId,
  type: message.type,
  status: 'pending',
  createdAt: rfc3339(now),
  attempts: [],
  body: JSON.stringify(message),
  since: now,
  tries: 0,
});

/** How a lane treats its receivers. */
export type LaneRules = {
  /** Milliseconds for the whole of an attempt, from the look-up of the name to the last byte read. */
  readonly patience: number;
  /** Attempts at one webhook at a time. */
  readonly atOnce: number;
};

export const lanes: Readonly<Record<Lane, LaneRules>> = {
  fast: { patience: 1500, atOnce: 10 }, // a receiver that hangs delays those in its batch by so much, once
  slow: { patience: 15_000, atOnce: 5 },
};

/** So many answers in the fast lane's time lead back to it. */
export const quickAnswersWanted = 5;

/** How long a webhook is left alone that timed out in the slow lane, or fails for long. Milliseconds. */
export const rest = 60_000;

/** A webhook that fails for less is tried with each delivery: most faults are over by then. Milliseconds. */
export const failingLong = 10_000;

/** No attempt went well for so long: the webhook is switched off. Milliseconds. */
export const longestFailing = 5 * 24 * 3600_000;

export const wentWell = ({ status }: Attempt): boolean => status !== undefined && status >= 200 && status < 300;

/** It asks never to be called again. */
export const isGone = ({ status }: Attempt): boolean => status === 410;

export const timedOut = ({ fault }: Attempt): boolean => fault === 'timed-out';
