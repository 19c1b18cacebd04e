import { booksOf } from '@onsale/reconcile/books';
import { differencesIn } from '@onsale/reconcile/differences/all';
import { ledgerItem } from '../services/inventory/src/adapters/ledger-table.ts';
import { holdFact, ledgerFact, unitFact } from '../services/inventory/src/adapters/stock-facts.ts';
import { isCounted } from '../services/inventory/src/domain/sale.ts';
import { countFact } from '../services/inventory/src/use-cases/list-stock-facts.ts';
import { orderFact } from '../services/orders/src/adapters/order-facts.ts';
import { ticketFact } from '../services/tickets/src/adapters/ticket-facts.ts';
import type { World } from './world.ts';

/** What `npm run reconcile` would name. */
export const differencesOf = ({ inventory: { stored }, orders, tickets, chaos }: World): string[] => {
  const stock = [
    ...[...stored.units.values()].flatMap((block) => [...block.values()].map(unitFact)),
    ...[...stored.ledger.values()].map((row) => ledgerFact(ledgerItem(row))),
    ...[...stored.holds.values()].map(holdFact),
    ...[...stored.sales.values()].flatMap((sale) => (isCounted(sale) ? [countFact(sale)] : [])),
  ];
  const facts = {
    stock,
    orders: [...orders.stored.orders.values()].map(orderFact),
    tickets: [...tickets.stored.tickets.values()].flat().map(ticketFact),
  };
  return differencesIn(booksOf(facts, chaos.clock.now())).map(({ kind, id }) => `${kind} ${id}`);
};
