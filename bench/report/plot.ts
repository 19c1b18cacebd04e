import type { Figures } from './figures.ts';

const width = 720;
const height = 360;
const margin = { left: 64, right: 16, top: 48, bottom: 40 };
const innerWidth = width - margin.left - margin.right;
const innerHeight = height - margin.top - margin.bottom;

/** How long buyers waited: the latency that each share of them stayed below, beside the baseline's where there is one. */
export const plotOf = (figures: Figures, baseline?: Figures): string => {
  const longest = Math.max(1, ...figures.percentiles, ...(baseline?.percentiles ?? []));
  const x = (index: number) => margin.left + (innerWidth * (index + 1)) / 100;
  const y = (value: number) => margin.top + innerHeight * (1 - value / longest);
  const line = (percentiles: readonly number[], stroke: string) =>
    `<polyline fill="none" stroke="${stroke}" stroke-width="2" points="${percentiles.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}"/>`;
  const label = (text: string, left: number, top: number, anchor = 'start') =>
    `<text x="${left}" y="${top}" text-anchor="${anchor}">${text}</text>`;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const top = y(longest * share);
    const rule = `<line x1="${margin.left}" x2="${width - margin.right}" y1="${top}" y2="${top}" stroke="#ddd"/>`;
    return `${rule}${label(`${(longest * share).toFixed(0)} ms`, margin.left - 6, top + 4, 'end')}`;
  });
  const { scenario, concurrency, perSecond, cpuMsPerOk } = figures;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    label(`${scenario}, ${concurrency} at a time: ${perSecond} a second, ${cpuMsPerOk} CPU-ms each`, margin.left, 20),
    ...(baseline
      ? [label(`baseline (grey): ${baseline.perSecond} a second, ${baseline.cpuMsPerOk} CPU-ms each`, margin.left, 36)]
      : []),
    ...grid,
    ...[50, 95, 99].map((percent) => label(`p${percent}`, x(percent - 1), height - margin.bottom + 18, 'middle')),
    ...(baseline ? [line(baseline.percentiles, '#999')] : []),
    line(figures.percentiles, '#0a6'),
    '</svg>\n',
  ].join('\n');
};
