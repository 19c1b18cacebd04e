import type { EventOf } from '@onsale/contracts/event';
import type { orderCancelled, orderExpired, orderForgone, orderRefunding } from '@onsale/contracts/orders/events';
import { giveBack, holderOf } from '../domain/hold.ts';
import { giveBack as giveBackUnit, release } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { boundHold } from './bound-hold.ts';
import { giveBackUnits } from './give-back-units.ts';

type Needs = Pick<Ports, 'holds' | 'units' | 'snapshots' | 'clock'>;

/**
 * An order ended without a payment: what its hold still holds is free. The header stays bound to the order, for a payment
 * that comes late; what that one took again is held by another id and is not touched here.
 */
export const releaseExpired = (ports: Needs) => {
  const find = boundHold(ports);
  const giveBackAll = giveBackUnits(ports);

  return async ({ data: { orderId, holdId } }: EventOf<typeof orderExpired>): Promise<void> => {
    const hold = await find(holdId, orderId);
    if (hold.ok) await giveBackAll(hold.value.eventId, hold.value.units.flat(), release(holdId));
    else if (hold.error.code !== 'stock-lost') throw new Error(`The order ${orderId} has no hold ${holdId}: ${hold.error.code}`);
  };
};

/** The money is on its way back, or the order is cancelled: so is all that was held for it or sold to it. The header first, so that it takes no more. */
export const returnRefunded = (ports: Needs) => {
  const { holds, clock } = ports;
  const giveBackAll = giveBackUnits(ports);

  return async ({ data: { orderId, holdId } }: EventOf<typeof orderRefunding | typeof orderCancelled>): Promise<void> => {
    const { happened, hold } = await holds.change(holdId, giveBack(holdId, orderId, clock.now()));
    if (!happened || !hold) throw new Error(`The order ${orderId} has no hold ${holdId}`);
    await giveBackAll(hold.eventId, hold.units.flat(), giveBackUnit(holderOf(hold), orderId));
  };
};

/** The order never comes: what its claim sold goes back, by the same changes. A hold that is not bound to it sold it nothing. */
export const returnForgone = (ports: Needs) => {
  const { holds, clock } = ports;
  const giveBackAll = giveBackUnits(ports);

  return async ({ data: { orderId, holdId } }: EventOf<typeof orderForgone>): Promise<void> => {
    const { happened, hold } = await holds.change(holdId, giveBack(holdId, orderId, clock.now()));
    if (happened && hold) await giveBackAll(hold.eventId, hold.units.flat(), giveBackUnit(holderOf(hold), orderId));
  };
};
