import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import type { Seat as SeatAsRead } from '@onsale/contracts/shapes';

/** Where a unit lies: `<pool>#<number of the block>#<seat id, or number within the pool>`. */
export type UnitId = string;

export type Section = Pick<SeatingPlanDocument['sections'][number], 'sectionId' | 'name' | 'category' | 'rows'>;
export type TicketType = SellableEvent['ticketTypes'][number];

/** What an event's stock is made of: the standing places of each ticket type, and sections of seats. It never changes. */
export type StockPlan = {
  readonly standing: readonly { readonly ticketTypeId: TicketType['ticketTypeId']; readonly places: number }[];
  readonly sections: readonly Section[];
};

export type Seat = SeatAsRead & {
  readonly category: string;
  readonly unitId: UnitId;
  /** Its place among all seats of the event, in the plan's order. */
  readonly index: number;
};

/** Units that share a partition key. A ticket type sells whole blocks. */
export type Block = {
  /** Its place among all blocks of the event. */
  readonly index: number;
  /** `<pool>#<number within the pool>`; a pool is a ticket type's standing places, or a section. */
  readonly blockId: string;
  readonly unitIds: readonly UnitId[];
  /** The ticket type of its standing places, or the price category of its seats. */
  readonly sells: string;
};

export type Stock = {
  readonly plan: StockPlan;
  readonly blocks: readonly Block[];
  readonly seats: ReadonlyMap<string, Seat>;
};

/** Leaves out sections that no ticket type sells: their seats would count as free for ever. */
export const stockPlanOf = (ticketTypes: readonly TicketType[], sections: readonly Section[] = []): StockPlan => ({
  standing: ticketTypes.flatMap(({ ticketTypeId, quota }) => (quota === undefined ? [] : [{ ticketTypeId, places: quota }])),
  sections: sections
    .filter(({ category }) => ticketTypes.some(({ categories }) => categories?.includes(category)))
    .map(({ sectionId, name, category, rows }) => ({ sectionId, name, category, rows })),
});

/** All blocks and seats of a plan. Throws where two seats have the same id. */
export const stockOf = (plan: StockPlan): Stock => {
  const blocks: Block[] = [];
  const seats = new Map<string, Seat>();
  const addBlock = (blockId: string, sells: string, names: readonly string[]): void => {
    blocks.push({ index: blocks.length, blockId, sells, unitIds: names.map((name) => `${blockId}#${name}`) });
  };
  for (const { ticketTypeId, places } of plan.standing)
    inBlocks(numbersUpTo(places)).forEach((names, number) => {
      addBlock(`${ticketTypeId}#${number}`, ticketTypeId, names);
    });
  for (const section of plan.sections)
    inBlocks(seatsOf(section)).forEach((own, number) => {
      const blockId = `${section.sectionId}#${number}`;
      const { category } = section;
      for (const seat of own) {
        if (seats.has(seat.seatId)) throw new Error(`The seating plan has two seats ${seat.seatId}`);
        seats.set(seat.seatId, { ...seat, category, unitId: `${blockId}#${seat.seatId}`, index: seats.size });
      }
      addBlock(
        blockId,
        category,
        own.map(({ seatId }) => seatId),
      );
    });
  return { plan, blocks, seats };
};

/** The blocks that a ticket type sells, or those of them that are one section's. */
export const blocksFor = ({ blocks }: Stock, { ticketTypeId, categories = [] }: TicketType, sectionId?: string): Block[] =>
  blocks.filter(
    ({ blockId, sells }) =>
      (sells === ticketTypeId || categories.includes(sells)) && (sectionId === undefined || blockId.startsWith(`${sectionId}#`)),
  );

/** Splits a unit's id into its block's and its own name. */
export const unitPlace = (unitId: UnitId): { readonly blockId: string; readonly name: string } => {
  const cut = unitId.lastIndexOf('#');
  return { blockId: unitId.slice(0, cut), name: unitId.slice(cut + 1) };
};

/** Enough blocks to spread buyers over partition keys, and a block small enough to look at in one short page. */
const fewestInBlock = 50;

/** Even blocks of 50 to 99; fewer than 50 are one block. */
const inBlocks = <T>(all: readonly T[]): T[][] => {
  const size = Math.ceil(all.length / Math.max(1, Math.floor(all.length / fewestInBlock)));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, number) => all.slice(number * size, (number + 1) * size));
};

const numbersUpTo = (places: number): string[] =>
  Array.from({ length: places }, (_, index) => String(index + 1).padStart(6, '0'));

const seatsOf = ({ sectionId, name, rows }: Section): SeatAsRead[] =>
  rows.flatMap(({ row, seats, firstNumber = 1 }) =>
    Array.from({ length: seats }, (_, index) => {
      const number = String(firstNumber + index);
      return { seatId: `${sectionId}-${row}-${number}`, section: name, row, number };
    }),
  );
