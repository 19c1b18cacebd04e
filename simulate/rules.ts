import { soldAhead } from '@onsale/contracts/inventory/events';
import { orderForgone, orderOverpaid } from '@onsale/contracts/orders/events';
import type { CloudEvent } from '@onsale/contracts/event';
import type { OrderId } from '@onsale/kernel/id';
import { holderOf } from '../services/inventory/src/domain/hold.ts';
import type { Hold } from '../services/inventory/src/domain/hold.ts';
import { holdKeyOf } from '../services/inventory/src/domain/hold-id.ts';
import type { StoredUnit } from '../services/inventory/src/domain/ledger.ts';
import { never, stateOf } from '../services/inventory/src/domain/unit.ts';
import type { Order } from '../services/orders/src/domain/order.ts';
import { toldAgainAfter } from '../services/payments/src/domain/payment.ts';
import { keptOf } from './kept-money.ts';
import { toldToWhoeverAsks } from './services/payments.ts';
import type { World } from './world.ts';

/** What must hold after every step. Each finds what is wrong and says it. */
export const rulesOf = ({ inventory, orders, payments, seen, chaos: { clock }, show, violations }: World) => {
  const { units, holds, allocations } = inventory.stored;
  const { eventId } = show.sellable.event;
  const capacities = new Map([...units].map(([block, own]) => [block, own.size]));
  /** How many units a ticket of a type takes. */
  const unitsEach = new Map<string, number>(
    show.sellable.ticketTypes.map(({ ticketTypeId, quota, categories, quotaIds = [] }) => [
      ticketTypeId,
      quotaIds.length + (quota === undefined ? 0 : 1) + (categories === undefined ? 0 : 1),
    ]),
  );
  /** The states of each order, by version. */
  const histories = new Map<string, Map<number, string>>();
  /** When each fact was told last. */
  const told = new Map<string, number>();

  const unitAt = (unitId: string): StoredUnit | undefined => {
    const cut = unitId.lastIndexOf('#');
    return units.get(`unit#${eventId}#${unitId.slice(0, cut)}`)?.get(unitId.slice(cut + 1));
  };
  const headerOf = (holdId: Hold['holdId']): Hold | undefined => holds.get(holdKeyOf(holdId) ?? '');

  /** free + held + allocated + sold = capacity, and each of them is whole. */
  const stockAddsUp = (): void => {
    for (const [key, own] of units) {
      if (own.size !== capacities.get(key)) violations.push(`${key} has ${own.size} units`);
      for (const unit of own.values()) {
        const isWhole = {
          free: !unit.holdId && !unit.orderId && !unit.allocationId,
          held: unit.holdId && !unit.orderId && !unit.allocationId,
          allocated: unit.allocationId && !unit.holdId && !unit.orderId,
          sold: unit.holdId && unit.orderId && !unit.allocationId,
          retired: !unit.holdId && !unit.orderId,
        };
        const block = key.slice(`unit#${eventId}#`.length);
        const keeper = unit.allocationId && allocations.get(unit.allocationId);
        if (unit.allocationId && !keeper?.units.includes(`${block}#${unit.sk}`))
          violations.push(`the unit ${unit.sk} is held back by an allocation that does not name it`);
        if (!isWhole[stateOf(unit)]) violations.push(`the unit ${unit.sk} is neither free nor held, allocated, sold or retired`);
      }
    }
  };

  /** No order is confirmed without its stock, and no unit is in two. */
  const confirmedHaveStock = (): void => {
    const owners = new Map<string, Order>();
    for (const order of orders.stored.orders.values()) {
      if (order.status !== 'confirmed') continue;
      const own = headerOf(order.holdId)?.units.flat() ?? [];
      const due = order.positions.reduce((total, { ticketTypeId }) => total + (unitsEach.get(ticketTypeId) ?? 0), 0);
      if (own.length !== due) violations.push(`${order.orderId} is confirmed with ${own.length} units of ${due}`);
      for (const unitId of own) {
        const other = owners.get(unitId);
        if (other) violations.push(`${unitId} is in two orders, ${order.orderId} and ${other.orderId}`);
        owners.set(unitId, order);
        const unit = unitAt(unitId);
        if (unit?.freeFrom !== never || unit.orderId !== order.orderId)
          violations.push(`${order.orderId} is confirmed, yet ${unitId} is not sold to it`);
      }
    }
  };

  /** No order is confirmed without its money; nothing goes back that did not come, and nothing twice. */
  const moneyIsThere = (): void => {
    for (const { orderId, charges, refunds, amount } of payments.stored.sessions.values()) {
      const kept = keptOf({ charges, refunds });
      for (const [currency, left] of kept) if (left < 0) violations.push(`${orderId} got ${-left} ${currency} too much back`);
      if (new Set(refunds.map(({ refundId }) => refundId)).size < refunds.length)
        violations.push(`${orderId} was refunded twice`);
      if (orders.stored.orders.get(orderId)?.status === 'confirmed' && (kept.get(amount.currency) ?? 0) < amount.amount)
        violations.push(`${orderId} is confirmed, yet its money is not here`);
    }
  };

  /** What was shown as held until a moment is held until then, or sold to whoever held it. */
  const shownIsKept = (): void => {
    for (const { holdId, expiresAt } of seen.holds.values()) {
      if (clock.now() >= Date.parse(expiresAt)) continue;
      const hold = headerOf(holdId);
      if (hold?.holdId !== holdId) violations.push(`the hold ${holdId} is gone before its time`);
      else if (hold.status !== 'returned')
        for (const unitId of hold.units.flat())
          if (unitAt(unitId)?.holdId !== holderOf(hold)) violations.push(`${unitId} was taken from ${holdId} before its time`);
    }
  };

  /** What was told to never come never comes. */
  const forgoneNeverCome = (): void => {
    for (const orderId of orders.stored.forgone)
      if (orders.stored.orders.has(orderId)) violations.push(`${orderId} was forgone and came`);
  };

  const remember = (): void => {
    for (const { orderId, version, status } of orders.stored.orders.values()) {
      const history = histories.get(orderId) ?? new Map<number, string>();
      histories.set(orderId, history.set(version, status));
    }
  };

  /** Only what happened is told, and once; how a payment stands, again after a while to whoever asks. */
  const toldIsTrue = (events: readonly CloudEvent[]): void => {
    for (const { type, subject, aggregateversion, time } of events) {
      if (type === orderOverpaid.type || type === soldAhead.type) continue; // no state of its subject, and told again by a redelivery
      if (type === orderForgone.type) {
        if (!orders.stored.forgone.has(subject as OrderId)) violations.push(`${subject} was told to be forgone and is not`); // the subject of what orders tell
        continue; // told again to whoever asks
      }
      const fact = `${type} of ${subject} at ${aggregateversion}`;
      const again = Date.parse(time) - (told.get(fact) ?? -Infinity);
      if (again < (toldToWhoeverAsks.includes(type) ? toldAgainAfter : Infinity)) violations.push(`${fact} was told twice`);
      told.set(fact, Date.parse(time));
      const status = /^onsale\.orders\.order-(.*)\.v1$/.exec(type)?.[1];
      if (status !== undefined && histories.get(subject)?.get(aggregateversion) !== status)
        violations.push(`${fact} was told and did not happen`);
    }
  };

  return {
    afterStep: (events: readonly CloudEvent[]): void => {
      remember();
      toldIsTrue(events);
      stockAddsUp();
      confirmedHaveStock();
      forgoneNeverCome();
      moneyIsThere();
      shownIsKept();
    },
    unitAt,
    headerOf,
  };
};
