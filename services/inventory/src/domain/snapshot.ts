import { blocksIn, sourcesOf } from './stock.ts';
import type { Block, Seat, Stock, TicketType } from './stock.ts';
import { never, stateOf } from './unit.ts';

/** How all units of an event stood at one moment. */
export type Count = {
  /** When the counting began, in epoch milliseconds. */
  readonly madeAt: number;
  /** Free and held units of each block, by the block's index; the rest is sold, held back or retired. */
  readonly free: Uint8Array;
  readonly held: Uint8Array;
  /** Two bits a seat, by the seat's index. */
  readonly seats: Uint8Array;
  /** When the first of the held units becomes free by itself. */
  readonly nextFreeAt?: number;
};

/** The count that everybody shares until somebody makes a newer one. */
export type Snapshot = Count & {
  /** One more with each count that is stored. */
  readonly version: number;
  /** What it found for everybody, by the event as it was then. */
  readonly found?: Availability;
  /** For when the last delayed recount was ordered. */
  readonly recountAt?: number;
};

/** A unit that cannot be taken now; `name` is a seat's id or a number. */
export type TakenUnit = { readonly name: string; readonly freeFrom: number };

export type Availability = 'available' | 'all-held' | 'sold-out';

/** Counts from what is taken of each block. What an allocation has is not `held`: nothing says that it will come back. */
export const countOf = (stock: Stock, takenByBlock: readonly (readonly TakenUnit[])[], madeAt: number): Count => {
  const free = new Uint8Array(stock.blocks.length);
  const held = new Uint8Array(stock.blocks.length);
  const seats = new Uint8Array(Math.ceil(stock.seats.size / 4));
  let nextFreeAt = never;
  for (const { index, unitIds } of stock.blocks) {
    const taken = takenByBlock[index] ?? [];
    free[index] = unitIds.length - taken.length;
    for (const { name, freeFrom } of taken) {
      const state = stateOf({ freeFrom });
      const seat = stock.seats.get(name);
      if (seat) mark(seats, seat, state === 'held' || state === 'allocated' ? 'held' : 'sold');
      if (state !== 'held') continue;
      held[index] = (held[index] ?? 0) + 1;
      nextFreeAt = Math.min(nextFreeAt, freeFrom);
    }
  }
  return { madeAt, free, held, seats, ...(nextFreeAt < never && { nextFreeAt }) };
};

/** By their two bits. */
const states = ['free', 'held', 'sold'] as const;

/** As buyers see it: nothing tells a seat that is sold from one that is not for sale. */
export type SeatState = (typeof states)[number];

const mark = (seats: Uint8Array, { index }: Seat, state: SeatState): void => {
  seats[index >> 2] = (seats[index >> 2] ?? 0) | (states.indexOf(state) << shiftOf(index));
};

export const seatState = ({ seats }: Count, { index }: Seat): SeatState =>
  states[((seats[index >> 2] ?? 0) >> shiftOf(index)) & 3] ?? 'sold';

const shiftOf = (index: number): number => 2 * (index & 3);

export type Amounts = { readonly free: number; readonly held: number };

/** Free and held units of some blocks. */
export const amountsOf = ({ free, held }: Count, blocks: readonly Block[]): Amounts => {
  const sum = (counts: Uint8Array): number => blocks.reduce((total, { index }) => total + (counts[index] ?? 0), 0);
  return { free: sum(free), held: sum(held) };
};

/** What is said to be free of a ticket type that takes nothing. */
const unlimited: Amounts = { free: 1_000_000, held: 0 };

/** Tickets of a type: as many as the scarcest of its sources has units. `held`: so many more if all that is held came back. */
export const ticketsOf = (count: Count, stock: Stock, ticketType: TicketType): Amounts => {
  const { seats, quotas } = sourcesOf(ticketType);
  const taken = [...(seats.length > 0 ? [seats] : []), ...quotas.map((quota) => [quota])];
  const bySource = taken.map((sources) => amountsOf(count, blocksIn(stock, sources)));
  if (bySource.length === 0) return unlimited;
  const free = Math.min(...bySource.map((each) => each.free));
  return { free, held: Math.min(...bySource.map((each) => each.free + each.held)) - free };
};

/** Tickets of all types together; two types may count the same unit. */
export const allTicketsOf = (count: Count, stock: Stock, ticketTypes: readonly TicketType[]): Amounts =>
  ticketTypes
    .map((type) => ticketsOf(count, stock, type))
    .reduce((sum, { free, held }) => ({ free: sum.free + free, held: sum.held + held }), { free: 0, held: 0 });

export const availabilityOf = ({ free, held }: Amounts): Availability => {
  if (free > 0) return 'available';
  return held > 0 ? 'all-held' : 'sold-out';
};
