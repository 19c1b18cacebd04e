import type { Section } from './geometry.ts';
import { step } from './seat-steps.ts';

const section: Section = {
  sectionId: 'A',
  name: 'A',
  category: 'a',
  rows: [
    { row: '1', seats: 4 },
    { row: '2', seats: 8 },
  ],
  position: { x: 0, y: 0, angle: 0 },
};

describe('arrow keys among seats', () => {
  it('go along a row and stop at its ends', () => {
    expect(step(section, { row: 0, index: 2 }, 'ArrowRight')).toEqual({ row: 0, index: 3 });
    expect(step(section, { row: 0, index: 3 }, 'ArrowRight')).toEqual({ row: 0, index: 3 });
    expect(step(section, { row: 0, index: 0 }, 'ArrowLeft')).toEqual({ row: 0, index: 0 });
  });

  it('go to the seat right behind or in front, though rows differ in width', () => {
    expect(step(section, { row: 0, index: 0 }, 'ArrowDown')).toEqual({ row: 1, index: 2 });
    expect(step(section, { row: 1, index: 2 }, 'ArrowUp')).toEqual({ row: 0, index: 0 });
    expect(step(section, { row: 1, index: 0 }, 'ArrowUp')).toEqual({ row: 0, index: 0 });
    expect(step(section, { row: 1, index: 7 }, 'ArrowUp')).toEqual({ row: 0, index: 3 });
    expect(step(section, { row: 1, index: 7 }, 'ArrowDown')).toEqual({ row: 1, index: 7 });
  });
});
