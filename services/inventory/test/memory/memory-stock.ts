import type { Act } from '@onsale/contracts/audit';
import type { AllocationId, EventId } from '@onsale/kernel/id';
import type { Message } from '@onsale/testing/memory-outbox';
import type { Allocation } from '../../src/domain/allocation.ts';
import { isDone, isTrueOf } from '../../src/domain/change.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Hold } from '../../src/domain/hold.ts';
import type { LedgerRow, StoredUnit } from '../../src/domain/ledger.ts';
import type { Sale } from '../../src/domain/sale.ts';
import type { Share } from '../../src/domain/share.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';

type Versioned<Item> = Item & { readonly version: number };

/** What the table keeps of a sale: its event and plan, its snapshot, its recount item. */
export type StoredSale = Versioned<Pick<Sale, 'sellable' | 'status' | 'stock'>> & {
  readonly snapshot?: Snapshot;
  readonly recount: {
    readonly leaseUntil?: number;
    readonly staleBefore?: number;
    readonly nothingFree?: boolean;
    readonly countedAt?: number;
  };
};

/** All that inventory's table holds, open to be looked at: its items, its outbox and the stream of its units. */
export const memoryStock = () => ({
  sales: new Map<EventId, StoredSale>(),
  /** By partition key, then by name. */
  units: new Map<string, Map<string, StoredUnit>>(),
  holds: new Map<string, Hold>(),
  shares: new Map<string, Share>(),
  /** By network and window. */
  voucherTries: new Map<string, number>(),
  allocations: new Map<AllocationId, Allocation>(),
  ledger: new Map<string, LedgerRow>(),
  acts: [] as Act[],
  told: [] as Message[],
  unitChanges: [] as { readonly before: StoredUnit; readonly after: StoredUnit }[],
});

export type MemoryStock = ReturnType<typeof memoryStock>;

/** Stands between two requests that one call makes: others may come in between, and a crash may end the call there. */
export type Between = () => Promise<void>;

/** As `changeItem`: a declared change of what is there, which counts its version up. */
export const changeStored = <Item extends object, Stored extends Versioned<Item>, Key extends string>(
  items: Map<Key, Stored>,
  key: Key,
  change: Change<Item>,
): { readonly happened: boolean; readonly item: Stored | undefined } => {
  const item = items.get(key);
  if (!item || !change.from.some((facts) => isTrueOf<Item>(item, facts))) return { happened: isDone<Item>(change, item), item };
  const changed: Record<string, unknown> = { ...item, ...change.set, version: item.version + 1 };
  for (const attribute of change.remove ?? []) Reflect.deleteProperty(changed, attribute);
  items.set(key, changed as Stored); // what it was, but for what the change declares
  return { happened: true, item: changed as Stored };
};
