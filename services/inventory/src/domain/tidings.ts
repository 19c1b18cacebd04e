import { openTypes } from './reservation.ts';
import type { CountedSale } from './sale.ts';
import { allTicketsOf, availabilityOf } from './snapshot.ts';
import type { Availability, Count, Snapshot } from './snapshot.ts';
import { never } from './unit.ts';

/** What a stored count makes us do, besides storing it. */
export type Tidings = {
  /** What there is for everybody. */
  readonly found: Availability;
  readonly soldOut: boolean;
  readonly stockReturned: boolean;
  /** Whoever gives something back now must order a recount, since buyers wait for it. */
  readonly nothingFree: boolean;
  /** For when a recount is to be ordered, so that what comes back by itself is found even if nobody asks. */
  readonly recountAt?: number;
};

/** How long after something became free to count, since clocks differ and a count may miss what was written a moment before it. */
export const recountDelay = 1000; // milliseconds

export const tidingsOf = ({ sellable, stock, snapshot: before }: CountedSale, now: Count): Tidings => {
  const found = (count: Count) => availabilityOf(allTicketsOf(count, stock, openTypes(sellable, count.madeAt)));
  const [earlier, availability] = [before.found ?? found(before), found(now)];
  const wantedAt = availability === 'all-held' && now.nextFreeAt !== undefined ? now.nextFreeAt + recountDelay : undefined;
  const isOrdered = before.recountAt !== undefined && before.recountAt > now.madeAt && before.recountAt <= (wantedAt ?? never);
  return {
    found: availability,
    soldOut: availability === 'sold-out' && earlier !== 'sold-out',
    stockReturned: earlier !== 'available' && availability === 'available',
    nothingFree: availability !== 'available',
    ...(wantedAt !== undefined && !isOrdered && { recountAt: wantedAt }),
  };
};

/** A count as it is stored over the one that the sale has, and what that makes us do. */
export const countedOver = (sale: CountedSale, count: Count): { readonly next: Snapshot; readonly tidings: Tidings } => {
  const tidings = tidingsOf(sale, count);
  const { found, recountAt = sale.snapshot.recountAt } = tidings;
  return {
    next: { ...count, version: sale.snapshot.version + 1, found, ...(recountAt !== undefined && { recountAt }) },
    tidings,
  };
};
