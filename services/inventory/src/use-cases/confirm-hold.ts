import type { confirmHold as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Ports } from '../ports.ts';
import { boundHold } from './bound-hold.ts';
import { sellUnits } from './sell-units.ts';

/**
 * Sells what an order claimed. Where some of it is lost, the rest is sold already: the order retakes the lost part, or its
 * refund gives everything back.
 */
export const confirmHold = (ports: Pick<Ports, 'holds' | 'units'>): UseCase<typeof contract> => {
  const find = boundHold(ports);
  const sell = sellUnits(ports);

  return async ({ holdId, orderId }) => {
    const hold = await find(holdId, orderId);
    if (!hold.ok) return hold;
    const lost = await sell(hold.value, orderId);
    return lost.size === 0 ? ok({ lines: [...hold.value.lines] }) : refusal('stock-lost');
  };
};
