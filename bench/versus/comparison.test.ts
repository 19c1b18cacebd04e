import { comparisonTable, ratiosOf, sidesTogether } from './comparison.ts';
import { readPretix } from './pretix.ts';

const phase = { ok: 500, ok_per_s: 6.6, p50: 2200, p95: 2600, cpu_ms_per_ok: 292 };
const figures = { ok: 500, perSecond: 99, cpuMsPerOk: 19.5, p50: 100, p95: 130 };

describe('the comparison with pretix', () => {
  it('divides our figures by theirs, scenario by scenario and concurrency by concurrency', () => {
    const { side } = readPretix({ api_c16: phase });
    expect(ratiosOf({ 'api-order': { 16: figures } }, side)).toEqual({
      'api-order': { 16: { perSecond: 15, cpuMsPerOk: 0.067, p95: 0.05 } },
    });
  });

  it('compares nothing that one side has alone', () => {
    const { side } = readPretix({ api_c16: phase, shop_c16: phase });
    expect(Object.keys(ratiosOf({ 'api-order': { 16: figures, 64: figures }, 'seat-rush': { 16: figures } }, side))).toEqual([
      'api-order',
    ]);
    expect(comparisonTable({ 'api-order': { 16: figures, 64: figures } }, side).split('\n')).toHaveLength(2);
  });

  it('takes a PDF that pretix draws for one at a time', () => {
    const pdf = { tickets: 100, p50_ms: 80, p95_ms: 120, cpu_ms_per_ticket: 87 };
    expect(readPretix({ pdf }).side['pdf']).toEqual({ 1: { ok: 100, perSecond: 12.5, cpuMsPerOk: 87, p50: 80, p95: 120 } });
  });

  it("takes pretix's PDFs from the CPU of its shop way, and their share from its time", () => {
    const pdf = { tickets: 100, p50_ms: 80, p95_ms: 120, cpu_ms_per_ticket: 73 };
    const { side } = readPretix({ shop_c16: phase, pdf });
    expect(side['buyer-way-pdf-apart']).toEqual(side['buyer-way-free-pdf-apart']);
    expect(side['buyer-way-free-pdf-apart']).toEqual({
      16: { ok: 500, perSecond: expect.closeTo(8.8) as unknown, cpuMsPerOk: 219, p50: 1650, p95: 1950 },
    });
  });

  it('puts together what a side did in several turns, of the same scenario too', () => {
    const [first, second] = [readPretix({ api_c1: phase, shop_c1: phase }).side, readPretix({ api_c16: phase }).side];
    const both = sidesTogether([first, second]);
    expect(Object.keys(both)).toEqual(['api-order', 'buyer-way-free', 'buyer-way']);
    expect(Object.keys(both['api-order'] ?? {})).toEqual(['1', '16']);
  });

  it('compares no way without PDFs where pretix has drawn none', () => {
    expect(Object.keys(readPretix({ shop_c16: phase, pdf: { error: 'see logs/pdf.log' } }).side)).toEqual([
      'buyer-way-free',
      'buyer-way',
    ]);
  });
});
