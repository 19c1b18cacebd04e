import type { Act } from '@onsale/contracts/audit';
import type { SeatingPlanPointer, SellableEvent } from '@onsale/contracts/catalog/events';
import type { StockFact } from '@onsale/contracts/inventory/facts';
import type { EventSummary, Page, PageRequest } from '@onsale/contracts/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import type { AllocationId, EventId, HoldId } from '@onsale/kernel/id';
import type { NetworkLimit } from '@onsale/kernel/network';
import type { Random } from '@onsale/kernel/random';
import type { Result } from '@onsale/kernel/result';
import type { Allocation } from './domain/allocation.ts';
import type { Change } from './domain/change.ts';
import type { Hold } from './domain/hold.ts';
import type { PlacedUnit } from './domain/standing.ts';
import type { LedgerRow, SoldAhead } from './domain/ledger.ts';
import type { CountedSale, NewSale, Sale } from './domain/sale.ts';
import type { Share } from './domain/share.ts';
import type { Count, TakenUnit } from './domain/snapshot.ts';
import type { Block, Stretch, Layout, Stock, UnitId } from './domain/stock.ts';
import type { Unit } from './domain/unit.ts';

/** What selling keeps. */
export type StockPorts = {
  readonly sales: Sales;
  readonly snapshots: Snapshots;
  readonly units: Units;
  readonly holds: Holds;
  readonly shares: Shares;
  /** Counts the voucher codes that a network tries, until they turn out to be right. */
  readonly voucherTries: NetworkLimit;
  readonly allocations: Allocations;
  readonly acts: Acts;
};

/** All that the use cases need from outside. Each call may fail by throwing, before or after its effect. */
export type Ports = StockPorts & {
  readonly clock: Clock;
  readonly random: Random;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Draws the body of an id that nobody has or can guess. */
  readonly freshIdBody: () => string;
};

/** The events that we sell. */
export type Sales = {
  /** The sale with its last stored count: one read. Undefined: an event that we were not told of. */
  find(eventId: EventId): Promise<Sale | undefined>;
  /** As it stands at this moment, for whoever is about to change it. */
  latest(eventId: EventId): Promise<Sale | undefined>;
  summary(eventId: EventId): Promise<EventSummary | undefined>;
  /** Stores the sale and orders that its units are made, both or neither. A sale that is there stays as it is. */
  begin(sale: NewSale): Promise<void>;
  /** Takes over what the organizer changed, unless something newer is known. False: the event is not known yet. */
  update(sellable: SellableEvent, version: number): Promise<boolean>;
  /** Holds nothing of it from now on, for good. False: the event is not known yet. */
  cancel(eventId: EventId): Promise<boolean>;
  /** Orders that units go on being made, from a block on, after a delay in milliseconds. */
  continueMaking(eventId: EventId, fromBlock: number, delay: number): Promise<void>;
  /** Lets everybody know of units that were added to the sale's stock; false: others were added meanwhile. */
  grow(sale: Sale, stock: Stock): Promise<boolean>;
  /** Puts it on sale with its first count and tells that the stock is ready, all or nothing, once. */
  open(sale: Sale, count: Count): Promise<void>;
};

/** The count that all share. */
export type Snapshots = {
  /** Asks for the right to count until then; false: somebody has it, or has stored a count meanwhile that began at `wanted` or later. */
  lease(eventId: EventId, now: number, ask: { readonly until: number; readonly wanted: number }): Promise<boolean>;
  /**
   * Stores a count over the one that the sale has, and tells what it found, both or neither. Ends the lease. Undefined: somebody
   * stored theirs meanwhile, which may be older than this one.
   */
  store(sale: CountedSale, count: Count): Promise<CountedSale | undefined>;
  /** Notes that units are free again, so that the counts before it are known to be old; orders a recount where buyers wait. */
  stockCameBack(eventId: EventId, now: number): Promise<void>;
  /** Orders a recount for that moment, whatever happens until then: by whoever may break off before `stockCameBack`. */
  recountAt(eventId: EventId, moment: number): Promise<void>;
};

/** Each unit is an item; each change of one a single conditional write. */
export type Units = {
  /** True: the unit is as the change wants it, now or already. */
  change(eventId: EventId, unitId: UnitId, change: Change<Unit>): Promise<boolean>;
  /** What can be taken in a block, or in a stretch of it: one query, which may miss the last moment. */
  freeIn(eventId: EventId, block: Block, now: number, stretch?: Stretch): Promise<UnitId[]>;
  takenIn(eventId: EventId, block: Block, now: number): Promise<TakenUnit[]>;
  /** All units of a block as they stand at this moment. */
  allIn(eventId: EventId, block: Block): Promise<PlacedUnit[]>;
  /** Writes all units of a block or none, each as it is to begin. A block that is there stays as it is. */
  make(eventId: EventId, block: Block, unit: Unit): Promise<void>;
};

/** Headers, found by the key within a hold's id. */
export type Holds = {
  find(key: string): Promise<Hold | undefined>;
  /** True: the header is this hold's, now or already, whatever became of it then. False: the key has another hold that is still active. */
  create(key: string, hold: Hold, now: number): Promise<boolean>;
  /** `happened`: now or already. `hold` is the header after it, or as it stood against it. */
  change(holdId: HoldId, change: Change<Hold>): Promise<{ readonly happened: boolean; readonly hold: Hold | undefined }>;
};

/** What each client holds of an event, where the event limits that. */
export type Shares = {
  /** Stores what `change` makes of the client's newest share; nothing, and false, where it makes none of it. */
  change(eventId: EventId, client: string, change: (share: Share) => Share | undefined): Promise<boolean>;
};

/** Headers of what is held back by hand, each change with its row of the audit or not at all. */
export type Allocations = {
  find(eventId: EventId, allocationId: AllocationId): Promise<Allocation | undefined>;
  /** Those of an event, by their ids. */
  page(eventId: EventId, page: PageRequest): Promise<Result<Page<Allocation>, Refusal<'invalid-request'>>>;
  /** False: it is there already. */
  create(allocation: Allocation, act: Act): Promise<boolean>;
  /** False: it is no more as the change wants it. */
  change(allocation: Pick<Allocation, 'eventId' | 'allocationId'>, change: Change<Allocation>, act: Act): Promise<boolean>;
};

/** Rows of the audit that stand alone. */
export type Acts = {
  /** Before what is more than one transaction: so nothing happens without a row. */
  note(act: Act): Promise<void>;
};

export type Ledger = {
  /** Once, however often it is asked. */
  append(row: LedgerRow): Promise<void>;
  /** Tells orders of it, however often it is asked. */
  tellAhead(sale: SoldAhead): Promise<void>;
};

export type Plans = {
  /** What the plan holds. Throws where the object is not the one that was published. */
  read(pointer: SeatingPlanPointer): Promise<Layout>;
};

/** For reconciliation. */
export type StockFacts = {
  /** A page of all that is there, of one event where it is named. A sale's count is told apart. */
  page(cursor: string | undefined, eventId: EventId | undefined): Promise<Result<Page<TableFact>, Refusal<'invalid-request'>>>;
};

export type TableFact = Exclude<StockFact, { readonly kind: 'count' }> | { readonly kind: 'sale'; readonly eventId: EventId };
