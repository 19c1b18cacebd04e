import type { EventId } from '@onsale/kernel/id';
import { inParallel } from '@onsale/kernel/in-parallel';
import { memoryOf } from '@onsale/kernel/remembered';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale, Sale } from '../domain/sale.ts';
import { countOf } from '../domain/snapshot.ts';
import { mostRemembered, rememberedOf } from '../domain/stock.ts';
import { never } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';

/** Milliseconds. A count serves everybody for a second; for one more while somebody makes the next. */
const freshFor = 1000;
const tolerableFor = 2000;

/**
 * Whoever names their seats picks nothing by the count, and an arena's is 240 queries: one a second would be most of what its on-sale
 * costs. Who looks at the seat map makes one a second all the same.
 */
const freshForSeats = 10_000;
const tolerableForSeats = 20_000;

/** A count's owner has a second; a quarter more at random, so that not all who wait for a dead one come at once. */
const leaseLasts = 1000;
const leaseJitter = 250;

/**
 * A function that used a count until a moment ago is one of many that find it too old at once: they come one after the
 * other, so that the first has the lease before the others ask, and most find the next count made.
 */
const busyWithin = 1500;
const apart = 120;

/** How long to wait for somebody else's first count. */
const waitsFor = 40;

/** Queries at a time: a block takes some milliseconds, and 240 blocks are an arena. */
const queriesAtOnce = 16;

/** When a count must have begun, in epoch milliseconds, to do; and to do while somebody else is counting. */
type Need = { readonly wanted: number; readonly tolerated: number };

type Needs = Pick<Ports, 'sales' | 'snapshots' | 'units' | 'clock' | 'random' | 'pause'>;

/**
 * Sales with a count of their stock. Whoever finds the shared count too old makes the next one, if nobody is at it: about one
 * recount a second however many ask. All answer `undefined` for an event that we do not know, and a sale without a
 * snapshot where its units are being made.
 */
export const countedSale = ({ sales, snapshots, units, clock, random, pause }: Needs) => {
  const remembered = memoryOf<EventId, { readonly sale: CountedSale; readonly readAt: number }>(mostRemembered, ({ sale }) =>
    rememberedOf(sale.stock),
  );

  /** Undefined: somebody else's count was stored, which may have begun before ours. */
  const recount = async (sale: CountedSale): Promise<CountedSale | undefined> => {
    const { eventId } = sale.sellable.event;
    const began = clock.now();
    const taken = await inParallel(sale.stock.blocks, queriesAtOnce, (block) => units.takenIn(eventId, block, began));
    return snapshots.store(sale, countOf(sale.stock, taken, began));
  };

  /** Undefined: somebody else is counting, or has just counted. */
  const recountIfAllowed = async (sale: CountedSale, { wanted }: Need): Promise<CountedSale | undefined> => {
    const now = clock.now();
    if ((sale.leaseUntil ?? 0) > now) return undefined; // to try would cost a write, which would lose
    const until = now + leaseLasts + random.next() * leaseJitter;
    return (await snapshots.lease(sale.sellable.event.eventId, now, { until, wanted })) ? recount(sale) : undefined;
  };

  /** A count that is as new as wanted; one that is new enough to put up with, if somebody else is counting. */
  const since = async (eventId: EventId, need: (sale: CountedSale) => Need): Promise<Sale | undefined> => {
    let needed: Need | undefined; // as it was when we came: else whoever waits while much comes back would wait for ever
    for (;;) {
      const readAt = clock.now();
      const sale = await sales.find(eventId);
      if (!isCounted(sale)) return sale;
      needed ??= need(sale);
      const { madeAt } = sale.snapshot;
      const found = madeAt >= needed.wanted ? sale : await recountIfAllowed(sale, needed);
      if (found) {
        remembered.set(eventId, { sale: found, readAt });
        return found;
      }
      if (madeAt >= needed.tolerated) return sale;
      await pause(waitsFor); // at most until the lease is over
    }
  };

  /** What is sold, read a second ago at most, from memory if possible; its count may be older. */
  const recent = async (eventId: EventId, countFreshFor: number, countTolerableFor: number): Promise<Sale | undefined> => {
    const now = clock.now();
    const { sale, readAt = 0 } = remembered.get(eventId) ?? {};
    const age = now - (sale?.snapshot.madeAt ?? 0);
    if (sale && age < countFreshFor && now - readAt < freshFor) return sale;
    if (sale && age < busyWithin) await pause(random.next() * apart);
    return since(eventId, () => ({ wanted: now - countFreshFor + 1, tolerated: now - countTolerableFor }));
  };

  return {
    /** With a count of the last second, from memory if possible. */
    recent: (eventId: EventId): Promise<Sale | undefined> => recent(eventId, freshFor, tolerableFor),

    /** For whoever names their seats: with a count of the last ten seconds. */
    forSeats: (eventId: EventId): Promise<Sale | undefined> => recent(eventId, freshForSeats, tolerableForSeats),

    /**
     * At most a second old, two while somebody counts, and never older than what came back before, by hand or by time: to
     * refuse somebody by.
     */
    certain: (eventId: EventId): Promise<Sale | undefined> => {
      const now = clock.now();
      return since(eventId, ({ snapshot: { nextFreeAt = never }, staleBefore = 0 }) => {
        const cameBack = Math.max(staleBefore + 1, nextFreeAt <= now ? nextFreeAt : 0);
        return { wanted: Math.max(now - freshFor + 1, cameBack), tolerated: Math.max(now - tolerableFor, cameBack) };
      });
    },

    /** Does a count of the last second know all that came back before it was read? Then what it calls sold out, is. */
    isFresh: ({ snapshot: { madeAt }, staleBefore = 0 }: CountedSale): boolean =>
      clock.now() - madeAt < freshFor && madeAt > staleBefore,

    /** Made at this moment (epoch milliseconds) or later, by us or by somebody else. */
    since: (eventId: EventId, moment: number): Promise<Sale | undefined> =>
      since(eventId, () => ({ wanted: moment, tolerated: moment })),

    /** Counts now, whatever the shared count says. */
    anew: async (eventId: EventId): Promise<void> => {
      const sale = await sales.latest(eventId);
      if (isCounted(sale)) await recount(sale);
    },
  };
};

export type CountedSales = ReturnType<typeof countedSale>;
