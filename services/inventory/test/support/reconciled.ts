import { rfc3339 } from '@onsale/kernel/clock';
import { booksOf } from '@onsale/reconcile/books';
import { differencesIn } from '@onsale/reconcile/differences/all';
import { streamHandler } from '@onsale/runtime/stream-handler';
import type { StockFact } from '@onsale/contracts/inventory/facts';
import { stockFacts } from '../../src/adapters/stock-facts.ts';
import { listStockFacts } from '../../src/use-cases/list-stock-facts.ts';
import { writeLedger } from '../../src/use-cases/write-ledger.ts';
import type { BoxOffice } from './box-office.ts';
import { unitChanges } from './stream-event.ts';

/** Writes the ledger down to the last change, and answers what `npm run reconcile` would name of stock that nothing was ordered of. */
export const differencesOf = async (office: BoxOffice): Promise<string[]> => {
  const { client, name } = office.table;
  await streamHandler(writeLedger(office.ledger))(await unitChanges(office));
  const list = listStockFacts({ facts: stockFacts(client, name), sales: office.ports.sales });
  const at = rfc3339(office.clock.now());
  const stock: StockFact[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ cursor, eventId: undefined }, { correlationId: 'test', headers: undefined });
    if (!page.ok) throw new Error(page.error.code);
    stock.push(...page.value.items.map((fact) => (fact.kind === 'ledger' ? { ...fact, at } : fact))); // the stream has a clock of its own
    cursor = page.value.nextCursor;
  } while (cursor !== undefined);
  return differencesIn(booksOf({ stock, orders: [], tickets: [] }, office.clock.now())).map(({ kind, id }) => `${kind} ${id}`);
};
