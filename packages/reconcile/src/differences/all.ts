import type { Books } from '../books.ts';
import type { Difference, Rule } from '../difference.ts';
import { countDrifts, unitsMissing } from './count.ts';
import { ledgerGaps, ledgerMismatches, rowsWithoutChange } from './ledger.ts';
import { holdsWithoutUnits, ordersWithoutUnit, unitsInTwoOrders, unitsSoldWithoutOrder } from './stock-and-orders.ts';
import { positionsWithoutTicket, ticketsWithoutPosition } from './tickets.ts';

/** In the order in which they are mended: units first, so that what they free can be taken; what looks at units after them. */
const rules: readonly Rule[] = [
  unitsSoldWithoutOrder,
  ordersWithoutUnit,
  unitsInTwoOrders,
  holdsWithoutUnits,
  unitsMissing,
  ledgerGaps,
  ledgerMismatches,
  rowsWithoutChange,
  positionsWithoutTicket,
  ticketsWithoutPosition,
  countDrifts,
];

/** All that does not agree in the books, as they were read. */
export const differencesIn = (books: Books): Difference[] => rules.flatMap((rule) => rule(books));
