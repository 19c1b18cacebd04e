import { money } from '@onsale/kernel/money';
import type { Plan } from './geometry.ts';
import { categoriesByPrice, hasSeats, indexesOf, stockOf } from './stock.ts';
import type { TicketType } from './stock.ts';

const position = { x: 0, y: 0, angle: 0 };
const rows = [{ row: '1', seats: 4 }];
const plan = {
  sections: [
    { sectionId: 'A', name: 'A', category: 'cheap', rows, position },
    { sectionId: 'B', name: 'B', category: 'dear', rows, position },
    { sectionId: 'C', name: 'C', category: 'crew', rows, position },
  ],
} as Plan; // as much of a plan as matters here
const ticketTypes = [
  { ticketTypeId: 'tty_1', name: 'Adult', price: money(5_000, 'EUR'), categories: ['cheap'] },
  { ticketTypeId: 'tty_2', name: 'Child', price: money(2_500, 'EUR'), categories: ['cheap'] },
  { ticketTypeId: 'tty_3', name: 'Front', price: money(9_000, 'EUR'), categories: ['dear'] },
] as unknown as TicketType[]; // without brands and price lines

describe('the seat map’s stock', () => {
  it('counts what is free in each section', () => {
    const stock = stockOf(plan, ticketTypes, {
      seatMap: [
        { sectionId: 'B', rows: ['ffhs'] },
        { sectionId: 'A', rows: ['ssss'] },
      ],
    });
    expect(stock.map(({ section, free }) => [section.sectionId, free])).toEqual([
      ['A', 0],
      ['B', 2],
      ['C', 0],
    ]);
  });

  it('counts the free places of standing sections, which have no seats', () => {
    const floor = { ...{ sectionId: 'F', name: 'F', category: 'dear', capacity: 9, width: 4, depth: 4 }, position };
    const withFloor = { ...plan, standingSections: [floor] };
    const stock = stockOf(withFloor, ticketTypes, { standingSections: [{ sectionId: 'F', free: 7 }] });
    expect(stock.at(-1)).toMatchObject({ free: 7, rows: [], colour: 0, ticketTypes: [{ name: 'Front' }] });
    expect(stock.map(hasSeats)).toEqual([true, true, true, false]);
  });

  it('lists the ticket types of a section, and none for one that is not sold', () => {
    const names = stockOf(plan, ticketTypes).map((each) => each.ticketTypes.map((type) => type.name));
    expect(names).toEqual([['Adult', 'Child'], ['Front'], []]);
  });

  it('colours by price, the dearest first and what is not sold last', () => {
    expect(categoriesByPrice(plan, ticketTypes)).toEqual(['dear', 'cheap', 'crew']);
    expect(stockOf(plan, ticketTypes).map((each) => each.colour)).toEqual([1, 0, 2]);
  });

  it('shortens long names to their last word, which is the number by which people know a section', () => {
    const named = (name: string) => ({ sections: [{ ...plan.sections[0], name }] }) as Plan;
    const shortNames = ['Floor 1', 'Upper tier 201', '1층 나 구역', 'Orchestra'].map(
      (name) => stockOf(named(name), [])[0]?.shortName,
    );
    expect(shortNames).toEqual(['Floor 1', '201', '1층 나 구역', 'Orchestra']);
  });

  it('finds the seats of a mark', () => {
    expect(indexesOf('fhfs', 'f')).toEqual([0, 2]);
    expect(indexesOf('', 'f')).toEqual([]);
  });
});
