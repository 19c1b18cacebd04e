import { mostUnits, outlineOf, planFault, seatCount } from './seating-plan.ts';

const section = (sectionId: string, rows: [string, number][], category = 'gold') => ({
  sectionId,
  name: sectionId,
  category,
  rows: rows.map(([row, seats]) => ({ row, seats })),
  position: { x: 0, y: 0, angle: 0 },
});
const hall = (seats: number) => {
  const rows = Array.from({ length: Math.ceil(seats / 200) }, (_, index): [string, number] => [
    `${index}`,
    Math.min(200, seats - index * 200),
  ]);
  return [section('A', rows)];
};

const floor = (sectionId: string, category = 'floor', capacity = 100) => ({
  ...{ sectionId, name: sectionId, category, capacity },
  ...{ position: { x: 0, y: 0, angle: 0 }, width: 10, depth: 5 },
});

describe('a seating plan', () => {
  it('counts its seats and names each category once', () => {
    const sections = [
      section('A', [
        ['1', 3],
        ['2', 4],
      ]),
      section('B', [['1', 5]], 'silver'),
      section('C', [['1', 1]]),
    ];
    expect(seatCount({ sections })).toBe(13);
    expect(outlineOf({ sections })).toEqual({ categories: ['gold', 'silver'] });
    expect(planFault({ sections })).toBeUndefined();
  });

  it(`may hold ${mostUnits} seats and not one more`, () => {
    expect(planFault({ sections: hall(mostUnits) })).toBeUndefined();
    expect(planFault({ sections: hall(mostUnits + 1) })).toMatchObject({ code: 'invalid-request', field: 'sections' });
  });

  it.each([
    ['a section twice', [section('A', [['1', 1]]), section('A', [['2', 1]])], 'sections.1.sectionId'],
    [
      'a row twice in a section',
      [
        section('A', [
          ['1', 1],
          ['2', 1],
          ['1', 1],
        ]),
      ],
      'sections.0.rows.2.row',
    ],
    ['two rows whose seats would share ids', [section('A-1', [['2', 1]]), section('A', [['1-2', 1]])], 'sections.1.rows.0.row'],
  ])('may not have %s', (_, sections, field) => {
    expect(planFault({ sections })).toMatchObject({ code: 'invalid-request', field });
  });

  it('may have standing sections beside seats, in categories of their own', () => {
    const plan = { sections: [section('A', [['1', 3]])], standingSections: [floor('F'), floor('G')] };
    expect(planFault(plan)).toBeUndefined();
    expect(outlineOf(plan)).toEqual({
      ...{ categories: ['gold', 'floor'], standingCategories: ['floor'], standingSectionIds: ['F', 'G'] },
    });
  });

  it.each([
    ['the id of a seated section', floor('A'), 'standingSections.0.sectionId'],
    ['a category of seats', floor('F', 'gold'), 'standingSections.0.category'],
    ['more places than there may be units', floor('F', 'floor', mostUnits), 'sections'],
  ])('may not have a standing section with %s', (_, standing, field) => {
    const plan = { sections: [section('A', [['1', 3]])], standingSections: [standing] };
    expect(planFault(plan)).toMatchObject({ code: 'invalid-request', field });
  });
});
