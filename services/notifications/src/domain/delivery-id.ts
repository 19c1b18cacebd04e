import { createHash } from 'node:crypto';
import { idBodyFrom, makeId, randomIdBody } from '@onsale/kernel/id';
import type { DeliveryId, WebhookId } from '@onsale/kernel/id';

/** Sorted as time is: nine digits of base 36 hold milliseconds until the year 5188. */
const timePart = (at: number): string => at.toString(36).padStart(9, '0');

/** The same for the same event and webhook, however often the event comes. `at`: when it happened, in epoch milliseconds. */
export const deliveryIdOf = (eventId: string, webhookId: WebhookId, at: number): DeliveryId =>
  makeId('delivery', `${timePart(at)}${idBodyFrom(createHash('sha256').update(`${eventId} ${webhookId}`).digest())}`);

export const newDeliveryId = (at: number): DeliveryId => makeId('delivery', `${timePart(at)}${randomIdBody()}`);
