import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import { refusal } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import type { OrderId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Order } from '../../src/domain/order.ts';
import type { Holds } from '../../src/ports.ts';

/** Units become free this long after the time that the buyer is shown. */
const graceMilliseconds = 60_000;

/**
 * Inventory with one hold in it, by the rules of confirming and giving back. A rival wants the same tickets. `sellsAhead`: it sells what costs
 * nothing as it is claimed.
 */
export const fakeStock = (hold: Omit<ClaimedHold, 'orderId'>, clock: Clock, sellsAhead = false) => {
  const stock = { owner: 'hold' as 'hold' | 'nobody' | 'rival' | OrderId, closed: false };
  let claimedBy: OrderId | undefined;
  const expiresAt = Date.parse(hold.expiresAt);
  const isFree = () => stock.owner === 'nobody' || (stock.owner === 'hold' && clock.now() >= expiresAt + graceMilliseconds);

  const sellIf = (order: Order, possible: boolean): Promise<boolean> => {
    if (possible && !stock.closed) stock.owner = order.orderId;
    return Promise.resolve(stock.owner === order.orderId);
  };

  const holds: Holds = {
    claim: async (holdId, orderId, attendees) => {
      await Promise.resolve();
      if (holdId !== hold.holdId) return refusal('hold-not-found');
      if (clock.now() >= expiresAt) return refusal('hold-expired');
      if (claimedBy && claimedBy !== orderId) return refusal('hold-already-claimed');
      const tickets = hold.lines.reduce((count, { quantity }) => count + quantity, 0);
      if (attendees !== undefined && attendees !== tickets) return refusal('attendee-count', { field: 'attendees' });
      claimedBy = orderId;
      if (!sellsAhead || hold.total.amount > 0) return ok({ ...hold, orderId });
      if (stock.owner === 'hold') stock.owner = orderId;
      return ok({ ...hold, orderId, ...(stock.owner === orderId && { sold: true as const }) });
    },
    confirm: (order) => sellIf(order, stock.owner === 'hold'),
    retake: (order) => sellIf(order, stock.owner === 'hold' || isFree()),
  };
  return {
    holds,
    stock,
    rivalTries: () => {
      if (isFree()) stock.owner = 'rival';
    },
    /** An order ended unpaid: what is held is free. */
    release: () => {
      if (stock.owner === 'hold') stock.owner = 'nobody';
    },
    /** An order is refunded: what was sold to it is free, and it takes nothing any more. */
    giveBack: (orderId: OrderId) => {
      stock.closed = true;
      if (stock.owner === 'hold' || stock.owner === orderId) stock.owner = 'nobody';
    },
  };
};
