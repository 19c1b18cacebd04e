import type { CountFact, HoldFact, LedgerFact, StockFact, UnitFact } from '@onsale/contracts/inventory/facts';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import type { TicketFact } from '@onsale/contracts/tickets/facts';
import type { HoldId, OrderId } from '@onsale/kernel/id';

/** What the services say of themselves, ready to be held against each other. */
export type Books = {
  /** By `<eventId>#<unitId>`. */
  readonly units: ReadonlyMap<string, UnitFact>;
  /** The rows of each unit by their versions. */
  readonly ledger: ReadonlyMap<string, ReadonlyMap<number, LedgerFact>>;
  readonly holds: ReadonlyMap<HoldId, HoldFact>;
  readonly counts: readonly CountFact[];
  readonly orders: ReadonlyMap<OrderId, OrderFact>;
  readonly tickets: readonly TicketFact[];
  /** When they were read, in epoch milliseconds. */
  readonly readAt: number;
};

type Facts = {
  readonly stock: readonly StockFact[];
  readonly orders: readonly OrderFact[];
  readonly tickets: readonly TicketFact[];
};

export const unitKey = ({ eventId, unitId }: Pick<UnitFact, 'eventId' | 'unitId'>): string => `${eventId}#${unitId}`;

export const booksOf = ({ stock, orders, tickets }: Facts, readAt: number): Books => {
  const units = new Map<string, UnitFact>();
  const ledger = new Map<string, Map<number, LedgerFact>>();
  const holds = new Map<HoldId, HoldFact>();
  const counts: CountFact[] = [];
  for (const fact of stock)
    switch (fact.kind) {
      case 'unit':
        units.set(unitKey(fact), fact);
        break;
      case 'ledger': {
        const rows = ledger.get(unitKey(fact)) ?? new Map<number, LedgerFact>();
        ledger.set(unitKey(fact), rows.set(fact.version, fact));
        break;
      }
      case 'hold':
        holds.set(fact.holdId, fact);
        break;
      case 'count':
        counts.push(fact);
    }
  return { units, ledger, holds, counts, orders: new Map(orders.map((order) => [order.orderId, order])), tickets, readAt };
};
