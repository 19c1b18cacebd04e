import type { ResponseTo } from '@onsale/client/routes';
import { isStanding, sectionsOf } from './geometry.ts';
import type { AnySection, Plan, Section } from './geometry.ts';

type Availability = ResponseTo<'GET /v2/events/{eventId}/availability'>;
export type TicketType = ResponseTo<'GET /v1/events/{eventId}'>['ticketTypes'][number];

/** As the API's compact map writes it: `f` free, `h` held, `s` sold. */
export type SeatMark = 'f' | 'h' | 's';

/** A section as it can be bought just now. */
export type SectionStock = {
  readonly section: AnySection;
  /** One string a row, one mark a seat; empty until the availability is known, and where there are no seats. */
  readonly rows: readonly string[];
  readonly free: number;
  /** The ticket types that sell its seats or places, as the organizer ordered them; none: not on sale at this event. */
  readonly ticketTypes: readonly TicketType[];
  /** What fits on the picture: the name, or the last word of a long one. */
  readonly shortName: string;
  /** Which of the plan's price colours, 0 for the dearest. */
  readonly colour: number;
};

export type SeatedStock = SectionStock & { readonly section: Section };

export const hasSeats = (stock: SectionStock): stock is SeatedStock => !isStanding(stock.section);

/** Joins the plan, what is free and what it costs. */
export const stockOf = (
  plan: Plan,
  ticketTypes: readonly TicketType[],
  { seatMap, standingSections }: Pick<Availability, 'seatMap' | 'standingSections'> = {},
): SectionStock[] => {
  const rowsOf = new Map(seatMap?.map((each) => [each.sectionId, each.rows]));
  const placesOf = new Map(standingSections?.map((each) => [each.sectionId, each.free]));
  const colours = categoriesByPrice(plan, ticketTypes);
  return sectionsOf(plan).map((section) => {
    const rows = rowsOf.get(section.sectionId) ?? [];
    return {
      section,
      rows,
      free: placesOf.get(section.sectionId) ?? rows.reduce((total, row) => total + (row.split('f').length - 1), 0),
      ticketTypes: typesOf(section.category, ticketTypes),
      shortName: shortName(section.name),
      colour: colours.indexOf(section.category),
    };
  });
};

/** The plan's categories, the dearest first. */
export const categoriesByPrice = (plan: Plan, ticketTypes: readonly TicketType[]): string[] => {
  const dearest = (category: string) => Math.max(-1, ...typesOf(category, ticketTypes).map((each) => each.price.amount));
  return [...new Set(sectionsOf(plan).map((section) => section.category))].sort((one, other) => dearest(other) - dearest(one));
};

const longestName = 8; // characters that can be read on a phone

const shortName = (name: string): string => (name.length <= longestName ? name : (name.split(' ').at(-1) ?? name));

const typesOf = (category: string, ticketTypes: readonly TicketType[]): TicketType[] =>
  ticketTypes.filter((each) => each.categories?.includes(category));

/** The seats of a row with one mark, as indexes. */
export const indexesOf = (row: string, mark: SeatMark): number[] =>
  Array.from(row).flatMap((each, index) => (each === mark ? [index] : []));
