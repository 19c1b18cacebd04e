import { categoriesOf, mostSeats, planFault, seatCount } from './seating-plan.ts';

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
    expect(seatCount(sections)).toBe(13);
    expect(categoriesOf(sections)).toEqual(['gold', 'silver']);
    expect(planFault(sections)).toBeUndefined();
  });

  it(`may hold ${mostSeats} seats and not one more`, () => {
    expect(planFault(hall(mostSeats))).toBeUndefined();
    expect(planFault(hall(mostSeats + 1))).toMatchObject({ code: 'invalid-request', field: 'sections' });
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
    expect(planFault(sections)).toMatchObject({ code: 'invalid-request', field });
  });
});
