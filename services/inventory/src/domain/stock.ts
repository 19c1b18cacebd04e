import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Quota, SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import type { Seat as SeatAsRead } from '@onsale/contracts/shapes';

/** Where a unit lies: `<pool>#<number of the block>#<seat id, or number within the pool>`. */
export type UnitId = string;

export type Section = Pick<SeatingPlanDocument['sections'][number], 'sectionId' | 'name' | 'category' | 'rows'>;
type PlannedStanding = NonNullable<SeatingPlanDocument['standingSections']>[number];

/** A section without seats. Its places are a quota that bears its id. */
export type StandingSection = Pick<PlannedStanding, 'sectionId' | 'name' | 'category'>;

/** The seats of a hall, and its standing sections. */
export type Layout = {
  readonly sections: readonly Section[];
  readonly standingSections?: readonly (StandingSection & Pick<PlannedStanding, 'capacity'>)[] | undefined;
};

export type TicketType = SellableEvent['ticketTypes'][number];

/** Some units of a quota. */
type Places = { readonly quotaId: string; readonly places: number };

/** What an event's stock is made of: the units of each quota, and sections of seats. What is there stays as it is. */
export type StockPlan = {
  readonly standing: readonly Places[];
  readonly sections: readonly Section[];
  /** Whose places are among the `standing` ones. */
  readonly standingSections?: readonly StandingSection[];
  /** Units that quotas got since, in that order. They come last, so that no block ever gets another index. */
  readonly added?: readonly Places[];
};

export type Seat = SeatAsRead & {
  readonly category: string;
  readonly unitId: UnitId;
  /** Its place among all seats of the event, in the plan's order. */
  readonly index: number;
};

/** Units that share a partition key. Whoever draws on a source draws on whole blocks. */
export type Block = {
  /** Its place among all blocks of the event. */
  readonly index: number;
  /** `<pool>#<number within the pool>`; a pool is a quota, or a section. */
  readonly blockId: string;
  readonly unitIds: readonly UnitId[];
};

/** Part of a block: so many units from one on, in the order of their names. */
export type Stretch = { readonly from: UnitId; readonly length: number };

/** What units are drawn from: a quota, or the seats of a price category, or the places of its standing sections. */
export type Source = `quota.${string}` | `seats.${string}`;

export type Stock = {
  readonly plan: StockPlan;
  readonly blocks: readonly Block[];
  readonly bySource: ReadonlyMap<Source, readonly Block[]>;
  readonly seats: ReadonlyMap<string, Seat>;
};

/** All quotas of an event: those that it names, and each ticket type's own, which bears the type's id and name. */
export const quotasOf = ({ ticketTypes, quotas = [] }: Pick<SellableEvent, 'ticketTypes' | 'quotas'>): Quota[] => [
  ...ticketTypes.flatMap(({ ticketTypeId, name, quota }) =>
    quota === undefined ? [] : [{ quotaId: ticketTypeId, name, capacity: quota }],
  ),
  ...quotas,
];

/** How many units there are, retired ones too. */
export const unitsIn = ({ blocks }: Stock): number => blocks.reduce((total, { unitIds }) => total + unitIds.length, 0);

/**
 * What a function remembers of all events together: a unit is about half a kilobyte, so this is 33 MB of its 512. Five arenas, or one stadium by
 * itself.
 */
export const mostRemembered = 60_000;

/** In units. An event without any is remembered too, with its ticket types and all. */
export const rememberedOf = (stock: Stock): number => 200 + unitsIn(stock);

/** Leaves out sections that no ticket type sells: their seats would count as free for ever. */
export const stockPlanOf = (
  sellable: Pick<SellableEvent, 'ticketTypes' | 'quotas'>,
  { sections, standingSections = [] }: Layout = { sections: [] },
): StockPlan => {
  const isSold = ({ category }: Pick<Section, 'category'>): boolean =>
    sellable.ticketTypes.some(({ categories }) => categories?.includes(category));
  const standing = standingSections.filter(isSold);
  return {
    standing: [
      ...quotasOf(sellable).map(({ quotaId, capacity }) => ({ quotaId, places: capacity })),
      ...standing.map(({ sectionId, capacity }) => ({ quotaId: sectionId, places: capacity })),
    ],
    sections: sections.filter(isSold).map(({ sectionId, name, category, rows }) => ({ sectionId, name, category, rows })),
    ...(standing.length > 0 && {
      standingSections: standing.map(({ sectionId, name, category }) => ({ sectionId, name, category })),
    }),
  };
};

/** All blocks and seats of a plan. Throws where two seats have the same id. */
export const stockOf = (plan: StockPlan): Stock => {
  const blocks: Block[] = [];
  const bySource = new Map<Source, Block[]>();
  const seats = new Map<string, Seat>();
  const addBlock = (blockId: string, sources: readonly Source[], names: readonly string[]): void => {
    const block = { index: blocks.length, blockId, unitIds: names.map((name) => `${blockId}#${name}`) };
    blocks.push(block);
    for (const source of sources) bySource.set(source, [...(bySource.get(source) ?? []), block]);
  };
  const addPlaces = ({ quotaId, places }: Places): void => {
    const source = quotaSource(quotaId);
    const section = plan.standingSections?.find(({ sectionId }) => sectionId === quotaId);
    const sources = [source, ...(section ? [seatSource(section.category)] : [])];
    const before = bySource.get(source) ?? [];
    const first = before.reduce((total, { unitIds }) => total + unitIds.length, 1);
    inBlocks(numbersFrom(first, places)).forEach((names, number) => {
      addBlock(`${source}#${before.length + number}`, sources, names);
    });
  };
  plan.standing.forEach(addPlaces);
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
        [seatSource(category)],
        own.map(({ seatId }) => seatId),
      );
    });
  plan.added?.forEach(addPlaces);
  return { plan, blocks, bySource, seats };
};

/** Also the pool of its units: no section is called so, since no `.` may stand in its id. */
const quotaSource = (quotaId: string): Source => `${quotaPrefix}${quotaId}`;

const quotaPrefix = 'quota.';

const seatSource = (category: string): Source => `seats.${category}`;

/** What a ticket of the type takes: one of these seats or places of sections, if there are any, and a unit of each of these quotas. */
export const sourcesOf = ({ ticketTypeId, quota, quotaIds = [], categories = [] }: TicketType) => ({
  seats: categories.map(seatSource),
  quotas: [...(quota === undefined ? [] : [ticketTypeId]), ...quotaIds].map(quotaSource),
});

/** The blocks of some sources. */
export const blocksIn = ({ bySource }: Stock, sources: readonly Source[]): Block[] =>
  sources.flatMap((source) => bySource.get(source) ?? []);

/** Splits a unit's id into its block's and its own name. */
export const unitPlace = (unitId: UnitId): { readonly blockId: string; readonly name: string } => {
  const cut = unitId.lastIndexOf('#');
  return { blockId: unitId.slice(0, cut), name: unitId.slice(cut + 1) };
};

/** The pool that a unit lies in. */
export const poolOf = (unitId: UnitId): string => unitId.slice(0, unitId.indexOf('#'));

/** The quota, or standing section, that a unit is of; undefined: it is a seat. */
export const quotaOf = (unitId: UnitId): string | undefined =>
  unitId.startsWith(quotaPrefix) ? poolOf(unitId).slice(quotaPrefix.length) : undefined;

export const blocksOfPool = (blocks: readonly Block[], pool: string): Block[] =>
  blocks.filter(({ blockId }) => blockId.startsWith(`${pool}#`));

/** The blocks of a quota. */
export const quotaBlocks = (stock: Stock, quotaId: string): Block[] => blocksIn(stock, [quotaSource(quotaId)]);

/** The stock with further units of a quota, in whole blocks: at least so many. */
export const grown = ({ plan }: Stock, quotaId: string, atLeast: number): Stock => {
  const places = Math.ceil(atLeast / fewestInBlock) * fewestInBlock;
  return stockOf({ ...plan, added: [...(plan.added ?? []), { quotaId, places }] });
};

/** Enough blocks to spread buyers over partition keys, and a block small enough to look at in one short page. */
const fewestInBlock = 50;

/** Even blocks of 50 to 99; fewer than 50 are one block. */
const inBlocks = <T>(all: readonly T[]): T[][] => {
  const size = Math.ceil(all.length / Math.max(1, Math.floor(all.length / fewestInBlock)));
  return Array.from({ length: Math.ceil(all.length / size) }, (_, number) => all.slice(number * size, (number + 1) * size));
};

const numbersFrom = (first: number, places: number): string[] =>
  Array.from({ length: places }, (_, index) => String(first + index).padStart(6, '0'));

const seatsOf = ({ sectionId, name, rows }: Section): SeatAsRead[] =>
  rows.flatMap(({ row, seats, firstNumber = 1 }) =>
    Array.from({ length: seats }, (_, index) => {
      const number = String(firstNumber + index);
      return { seatId: `${sectionId}-${row}-${number}`, section: name, row, number };
    }),
  );
