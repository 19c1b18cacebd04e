import { boxAround, centre, firstSeatX, neighbour, onPlan, outline, planBox, seatId } from './geometry.ts';
import type { Plan, Section } from './geometry.ts';

const section = (sectionId: string, x: number, y: number, angle = 0): Section => ({
  sectionId,
  name: sectionId,
  category: 'a',
  rows: [
    { row: '1', seats: 3 },
    { row: '2', seats: 5, firstNumber: 101 },
  ],
  position: { x, y, angle },
});
const rounded = (point: { x: number; y: number }) => ({
  x: Math.round(point.x * 100) / 100 + 0,
  y: Math.round(point.y * 100) / 100 + 0,
});

describe('the seat map’s geometry', () => {
  it('names a seat by section, row and number, counting from the row’s first number', () => {
    const [front, back] = section('A', 0, 0).rows;
    expect(front && seatId(section('A', 0, 0), front, 2)).toBe('A-1-3');
    expect(back && seatId(section('A', 0, 0), back, 0)).toBe('A-2-101');
  });

  it('centres rows on the section’s middle', () => {
    expect(section('A', 0, 0).rows.map(firstSeatX)).toEqual([-1, -2]);
  });

  it('turns a section clockwise: at 90° its back rows lie to the left', () => {
    expect(rounded(onPlan(section('A', 10, 20), { x: 2, y: 3 }))).toEqual({ x: 12, y: 23 });
    expect(rounded(onPlan(section('A', 10, 20, 90), { x: 0, y: 3 }))).toEqual({ x: 7, y: 20 });
    expect(rounded(onPlan(section('A', 10, 20, 180), { x: 2, y: 3 }))).toEqual({ x: 8, y: 17 });
  });

  it('boxes as many points as the largest plan has', () => {
    const row = Array.from({ length: 160_000 }, (_, x) => ({ x, y: 1 }));
    expect(boxAround(row)).toEqual({ x: 0, y: 1, width: 159_999, height: 0 });
  });

  it('outlines a section around its widest and narrowest rows', () => {
    const edge = outline(section('A', 0, 0));
    expect(boxAround(edge)).toEqual({ x: -2.9, y: -0.9, width: 5.8, height: 2.8 });
    expect(edge[0]).toEqual({ x: 1.9, y: -0.9 });
  });

  it('holds every section in the plan’s box', () => {
    const box = planBox({ sections: [section('A', 0, 0), section('B', 20, 0, 90)] } as Plan); // the rest does not matter here
    expect(box.x).toBeCloseTo(-2.9);
    expect(box.x + box.width).toBeCloseTo(20.9);
  });

  it('draws a standing section as wide and deep as it is, turned like any other', () => {
    const floor = {
      ...{ sectionId: 'F', name: 'F', category: 'floor', capacity: 9 },
      ...{ position: { x: 0, y: 10, angle: 90 }, width: 8, depth: 4 },
    };
    expect(boxAround(outline(floor))).toEqual({ x: -4, y: 0, width: 8, height: 4 });
    expect(rounded(centre(floor))).toEqual({ x: -2, y: 10 });
    const box = planBox({ sections: [section('A', 0, 0)], standingSections: [floor] } as unknown as Plan); // as above
    expect(rounded({ x: box.x, y: box.y + box.height })).toEqual({ x: -4, y: 14 });
  });

  it('finds the neighbour that way, straight ahead before aside', () => {
    const [middle, right, farRight, below] = [section('M', 0, 0), section('R', 10, 1), section('F', 20, 0), section('B', 1, 10)];
    const all = [middle, right, farRight, below];
    expect(neighbour(all, middle, 'ArrowRight')).toBe(right);
    expect(neighbour(all, right, 'ArrowRight')).toBe(farRight);
    expect(neighbour(all, middle, 'ArrowDown')).toBe(below);
    expect(neighbour(all, middle, 'ArrowUp')).toBeUndefined();
    expect(centre(middle)).toEqual({ x: 0, y: 0.5 });
  });
});
