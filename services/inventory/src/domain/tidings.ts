import type { CountedSale } from './sale.ts';
import { allTicketsOf, availabilityOf } from './snapshot.ts';
import type { Count } from './snapshot.ts';
import { never } from './unit.ts';

/** What a stored count makes us do, besides storing it. */
export type Tidings = {
  readonly soldOut: boolean;
  readonly stockReturned: boolean;
  /** Whoever gives something back now must order a recount, since buyers wait for it. */
  readonly nothingFree: boolean;
  /** For when a recount is to be ordered, so that what comes back by itself is found even if nobody asks. */
  readonly recountAt?: number;
};

/** A moment after the first hold's end, since clocks differ. */
const recountDelay = 1000; // milliseconds

export const tidingsOf = ({ sellable, stock, snapshot: before }: CountedSale, now: Count): Tidings => {
  const tickets = (count: Count) => allTicketsOf(count, stock, sellable.ticketTypes);
  const [earlier, later] = [tickets(before), tickets(now)];
  const availability = availabilityOf(later);
  const wantedAt = availability === 'all-held' && now.nextFreeAt !== undefined ? now.nextFreeAt + recountDelay : undefined;
  const isOrdered = before.recountAt !== undefined && before.recountAt > now.madeAt && before.recountAt <= (wantedAt ?? never);
  return {
    soldOut: availability === 'sold-out' && availabilityOf(earlier) !== 'sold-out',
    stockReturned: earlier.free === 0 && later.free > 0,
    nothingFree: later.free === 0,
    ...(wantedAt !== undefined && !isOrdered && { recountAt: wantedAt }),
  };
};
