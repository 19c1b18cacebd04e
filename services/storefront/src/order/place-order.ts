import type { BodyTo, ProblemTo, ResponseTo } from '@onsale/client/routes';
import { randomIdBody } from '@onsale/kernel/id';
import { api } from '../shop-api.ts';
import { sendOnce } from '../storage/attempt.ts';
import type { Attempt } from '../storage/attempt.ts';
import { forTheTab, stored } from '../storage/stored.ts';
import { keepOrderToken } from './order-tokens.ts';

export type OrderBody = BodyTo<'POST /v1/orders'>;

const attempts = stored<Attempt<OrderBody>>(forTheTab, 'onsale.order-attempt');

const sendOrder = sendOnce<OrderBody, ResponseTo<'POST /v1/orders'>, ProblemTo<'POST /v1/orders'>>(
  attempts,
  randomIdBody,
  ({ idempotencyKey, body }) => api('POST /v1/orders', { body, headers: { idempotencyKey } }),
);

/** Orders what is held. However often it is clicked, reloaded and repeated: a hold becomes one order. */
export const placeOrder = (body: OrderBody) =>
  sendOrder(
    body,
    (earlier) => earlier.holdId === body.holdId,
    ({ orderId, accessToken }) => keepOrderToken(orderId, accessToken),
  );

/** What was entered for this hold before a reload cut the order short. */
export const interruptedOrder = (holdId: string): OrderBody | undefined => {
  const body = attempts.read()?.body;
  return body?.holdId === holdId ? body : undefined;
};
