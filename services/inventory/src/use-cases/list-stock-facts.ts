import type { listStockFacts as contract } from '@onsale/contracts/inventory/api';
import type { CountFact } from '@onsale/contracts/inventory/facts';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale } from '../domain/sale.ts';
import type { Ports, StockFacts } from '../ports.ts';

/** A page of all that inventory knows of stock; of a sale, what its count says. */
export const listStockFacts =
  ({ facts, sales }: Pick<Ports, 'sales'> & { readonly facts: StockFacts }): UseCase<typeof contract> =>
  async ({ cursor, eventId }) => {
    const page = await facts.page(cursor, eventId);
    if (!page.ok) return page;
    const items = await Promise.all(
      page.value.items.map(async (fact) => {
        if (fact.kind !== 'sale') return [fact];
        const sale = await sales.latest(fact.eventId);
        return isCounted(sale) ? [countFact(sale)] : [];
      }),
    );
    return ok({ ...page.value, items: items.flat() });
  };

export const countFact = ({ sellable, stock, snapshot }: CountedSale): CountFact => ({
  kind: 'count',
  eventId: sellable.event.eventId,
  version: snapshot.version,
  madeAt: snapshot.madeAt,
  blocks: stock.blocks.map(({ blockId, index, unitIds }) => ({
    blockId,
    units: unitIds.length,
    free: snapshot.free[index] ?? 0,
    held: snapshot.held[index] ?? 0,
  })),
});
