import { shortKey } from './failed-records.ts';
import type { Summary, Unreadable } from './summary.ts';
import { toTheSecond } from './summary.ts';

const heading = ['given up', 'service', 'function', 'records', 'tries', 'why', 'written', 'key'];

/** A line for each, the newest last. */
export const failedLines = (readable: readonly Summary[], unreadable: readonly Unreadable[]): string[] => {
  const rows = readable.map(({ at, service, functionName, count, tries, condition, from, to, key }) => [
    toTheSecond(at),
    service,
    functionName,
    String(count),
    String(tries),
    condition,
    from === to ? from : `${from} to ${to}`,
    shortKey(key),
  ]);
  const lines = rows.length === 0 ? [] : table([heading, ...rows]);
  return [...lines, ...unreadable.map(({ key, why }) => `${key}: ${why}`)];
};

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
