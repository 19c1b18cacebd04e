import type { HoldFact, UnitFact } from '@onsale/contracts/inventory/facts';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import type { OrderId } from '@onsale/kernel/id';
import { unitKey } from '../books.ts';
import type { Books } from '../books.ts';
import type { Difference, Rule } from '../difference.ts';

/** Between its payment and its end an order and its units move one after the other: its timer and the sweep look after it. */
const isOnItsWay = ({ status }: OrderFact): boolean => status === 'pending' || status === 'paid' || status === 'refunding';

const holdOf = ({ holds }: Books, { holdId, orderId }: OrderFact): HoldFact | undefined => {
  const hold = holds.get(holdId);
  return hold?.orderId === orderId ? hold : undefined;
};

const isSoldTo = (unit: UnitFact | undefined, orderId: OrderId): boolean =>
  unit?.standing.state === 'sold' && unit.standing.orderId === orderId;

/** Each sold unit against its order. */
export const unitsSoldWithoutOrder: Rule = (books) =>
  [...books.units.values()].flatMap((unit): Difference[] => {
    const { eventId, unitId, version, standing } = unit;
    if (standing.state !== 'sold') return [];
    const order = standing.orderId && books.orders.get(standing.orderId);
    const hold = order && holdOf(books, order);
    if (order && (isOnItsWay(order) || (order.status === 'confirmed' && (!hold || hold.unitIds.includes(unitId))))) return [];
    const { orderId, holdId } = standing;
    return [
      {
        kind: 'unit-sold-without-order',
        id: unitKey(unit),
        seen: `${version} ${order?.version ?? 'none'}`,
        ...(orderId && {
          mending: {
            ...{ by: 'inventory', eventId, mending: { what: 'return-unit', unitId, orderId, ...(holdId && { holdId }) } },
            ...(!order && holdId && { forgoing: { orderId, holdId } }),
          },
        }),
      },
    ];
  });

/** Each confirmed order against the units of its hold. */
export const ordersWithoutUnit: Rule = (books) =>
  [...books.orders.values()].flatMap((order): Difference[] => {
    const { orderId, eventId, status, version } = order;
    if (status !== 'confirmed') return [];
    const hold = holdOf(books, order);
    if (!hold) return [{ kind: 'order-without-hold', id: orderId, seen: `${version}` }];
    const units = hold.unitIds.map((unitId) => books.units.get(unitKey({ eventId, unitId })));
    const lost = units.filter((unit) => !isSoldTo(unit, orderId));
    if (lost.length === 0) return [];
    const seen = [version, hold.version, ...lost.map((unit) => unit?.version)].join(' ');
    return [{ kind: 'order-without-unit', id: orderId, seen, mending: { by: 'orders', orderId, lacks: 'units' } }];
  });

/** Goes away with `order-without-unit` of the order that does not have it. */
export const unitsInTwoOrders: Rule = (books) => {
  const first = new Map<string, OrderFact>();
  return [...books.orders.values()].flatMap((order) => {
    const { eventId, status, version } = order;
    const hold = status === 'confirmed' ? holdOf(books, order) : undefined;
    return [...new Set(hold?.unitIds)].flatMap((unitId): Difference[] => {
      const id = unitKey({ eventId, unitId });
      const other = first.get(id);
      if (!other) first.set(id, order);
      return other ? [{ kind: 'unit-in-two-orders', id, seen: `${other.version} ${version}` }] : [];
    });
  });
};

/** An active hold that is not sold yet, against its units. */
export const holdsWithoutUnits: Rule = (books) =>
  [...books.holds.values()].flatMap((hold): Difference[] => {
    const { holdId, eventId, status, expiresAt, orderId, heldAs, unitIds, version } = hold;
    const order = orderId && books.orders.get(orderId);
    const isActive = status === 'held' || (status === 'claimed' && (!order || order.status === 'pending'));
    if (!isActive || expiresAt <= books.readAt) return [];
    const units = unitIds.map((unitId) => books.units.get(unitKey({ eventId, unitId })));
    const lost = units.filter((unit) => unit?.standing.holdId !== heldAs);
    if (lost.length === 0) return [];
    return [
      {
        kind: 'hold-header-without-units',
        id: holdId,
        seen: [version, ...lost.map((unit) => unit?.version)].join(' '),
        mending: { by: 'inventory', eventId, mending: { what: 'hold-again', holdId } },
      },
    ];
  });
