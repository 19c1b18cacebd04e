import type { HoldId, OrderId } from '@onsale/kernel/id';
import { boundTo } from '../domain/hold.ts';
import { holdKeyOf } from '../domain/hold-id.ts';
import type { Ports } from '../ports.ts';

/** The hold that an order claimed, or why it has none. */
export const boundHold =
  ({ holds }: Pick<Ports, 'holds'>) =>
  async (holdId: HoldId, orderId: OrderId) => {
    const key = holdKeyOf(holdId);
    return boundTo(orderId, holdId, key === undefined ? undefined : await holds.find(key));
  };
