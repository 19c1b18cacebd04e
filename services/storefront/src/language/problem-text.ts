import type { BuyerProblemCode, Texts } from './en.ts';

/** What to tell a buyer. The API may be newer than this page: a code that is not known yet gets the general words. */
export const problemText = ({ code }: { readonly code: BuyerProblemCode }, t: Texts): string => {
  const known: Readonly<Record<string, string>> = t.problems;
  return known[code] ?? t.problemTitle;
};
