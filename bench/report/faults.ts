import type { Figures } from './figures.ts';

/** What a run must not show, each in a sentence: nothing sold, a ticket too many, or more of something than `atMost` says. */
export const faultsOf = (
  { ok, oversold, more }: Pick<Figures, 'ok' | 'oversold' | 'more'>,
  atMost: Readonly<Record<string, number>> = {},
): string[] => [
  ...(ok > 0 ? [] : ['nothing went well']),
  ...(oversold > 0 ? [`${oversold} tickets too many`] : []),
  ...Object.entries(atMost).flatMap(([name, most]) => {
    const found = more[name];
    if (found === undefined) return [`${name} was not measured`];
    return found > most ? [`${name} is ${found}, and may be ${most} at most`] : [];
  }),
];
