import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { comparedWith, readBaseline } from './baseline.ts';
import type { Figures } from './figures.ts';
import { plotOf } from './plot.ts';

const figures = {
  scenario: 'api-order',
  concurrency: 16,
  perSecond: 90,
  p95: 200,
  cpuMsPerOk: 20,
  perOrder: { writes: 11, reads: 4 },
  percentiles: Array.from({ length: 100 }, (_, index) => index),
} as unknown as Figures; // what these functions read

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (content: object): string => {
  const file = path.join(folder, 'figures.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

describe('a baseline', () => {
  it('is read where it holds the same scenario at the same concurrency, and refused otherwise', () => {
    expect(readBaseline(written(figures), figures)).toEqual(figures);
    expect(() => readBaseline(written({ ...figures, concurrency: 64 }), figures)).toThrow(
      'holds api-order at 64, not api-order at 16',
    );
    expect(() => readBaseline('/nowhere.json', figures)).toThrow('--baseline /nowhere.json');
  });

  it('stands beside each figure with the change in percent', () => {
    expect(comparedWith({ ...figures, cpuMsPerOk: 25 }, figures)).toContain('25 → 20 (-20 %)');
  });

  it('is a second line of the plot', () => {
    expect(plotOf(figures).match(/<polyline/g)).toHaveLength(1);
    expect(plotOf(figures, figures).match(/<polyline/g)).toHaveLength(2);
  });
});
