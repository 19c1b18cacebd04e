import type { placeOrder as contract } from '@onsale/contracts/orders/api';
import type { RequestOf } from '@onsale/contracts/endpoint';
import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { isFree, isPayable, shownStatus } from '../domain/order.ts';
import type { Order } from '../domain/order.ts';
import { orderIdOf, requestHashOf } from '../domain/order-id.ts';
import { positionsOf } from '../domain/positions.ts';
import type { Ports } from '../ports.ts';
import { finishOrder } from './finish-order.ts';

type Request = RequestOf<typeof contract>;

/**
 * Orders what is held. Every step gives the same when it is done again, so a request that broke off anywhere is mended by
 * its retry; without one, the hold, the order's timer or, where it is free, the sweep ends it; what was sold and not ordered is forgone.
 */
export const placeOrder = (ports: Ports): UseCase<typeof contract> => {
  const { orders, holds, payments, secrets, clock } = ports;
  const finish = finishOrder(ports);

  const newOrder = (request: Request, hold: ClaimedHold): Order => ({
    orderId: hold.orderId,
    holdId: hold.holdId,
    event: hold.event,
    buyer: request.buyer,
    positions: positionsOf(hold.lines, request.attendees, request.buyer.name),
    total: hold.total,
    status: hold.sold ? 'confirmed' : isFree(hold) ? 'paid' : 'pending',
    version: 1,
    accessToken: secrets.make(),
    requestHash: requestHashOf(request),
    createdAt: rfc3339(clock.now()),
    expiresAt: hold.expiresAt,
  });

  const answer = async (placed: Order, request: Request) => {
    if (placed.requestHash !== requestHashOf(request)) return refusal('idempotency-mismatch');
    const { orderId, accessToken, status, expiresAt, total } = isFree(placed) ? await finish(placed) : placed;
    const payment = isPayable(placed, clock.now()) ? { checkoutUrl: await payments.open(placed) } : undefined;
    const inTime = isPayable(placed, clock.now()); // else its timer may have looked for a payment before this one was opened
    return ok({ orderId, accessToken, status: shownStatus(status), expiresAt, total, ...(payment && inTime && { payment }) });
  };

  return async (request, { idempotencyKey }) => {
    const orderId = orderIdOf(idempotencyKey, request.holdId);
    const claim = await holds.claim(request.holdId, orderId, request.attendees?.length);
    if (claim.ok) {
      const placed = await orders.create(newOrder(request, claim.value));
      return placed.ok ? answer(placed.value, request) : placed;
    }
    const earlier = await orders.find(orderId); // a retry that comes after the hold has ended
    return earlier ? answer(earlier, request) : claim;
  };
};
