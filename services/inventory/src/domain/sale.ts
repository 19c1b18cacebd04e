import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Quota } from '@onsale/contracts/catalog/shapes';
import type { Snapshot } from './snapshot.ts';
import { quotasOf } from './stock.ts';
import type { Stock, StockPlan } from './stock.ts';

/** An event as its organizer sells it, and all of its stock. `making`: its units are being written; `cancelled`: nothing is held any more. */
export type Sale = {
  readonly sellable: SellableEvent;
  readonly status: 'making' | 'on-sale' | 'cancelled';
  readonly stock: Stock;
  /** From the moment it is on sale. */
  readonly snapshot?: Snapshot;
  /** Stock came back at this moment (epoch milliseconds): a count that began before may not know. */
  readonly staleBefore?: number;
  /** Somebody has the right to count until then (epoch milliseconds), or had. */
  readonly leaseUntil?: number;
};

/** A sale that is on, with a count of its stock. */
export type CountedSale = Sale & { readonly snapshot: Snapshot };

export const isCounted = (sale: Sale | undefined): sale is CountedSale => sale?.snapshot !== undefined;

/** A sale whose units do not exist yet. `version` is that of the event that told of it. */
export type NewSale = { readonly sellable: SellableEvent; readonly version: number; readonly plan: StockPlan };

/** All that has a capacity of its own: the event's quotas, and its standing sections. */
export const capacitiesOf = ({ sellable, stock }: Pick<Sale, 'sellable' | 'stock'>): Pick<Quota, 'quotaId' | 'name'>[] => [
  ...quotasOf(sellable),
  ...(stock.plan.standingSections ?? []).map(({ sectionId, name }) => ({ quotaId: sectionId, name })),
];
