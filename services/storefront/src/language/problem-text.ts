import type { BuyerProblemCode, Texts } from './en.ts';

/** What a problem is told by: its code, and where in the request it lies. */
export type ToldProblem = { readonly code: BuyerProblemCode; readonly field?: string | undefined };

/** What to tell a buyer. The API may be newer than this page: a code that is not known yet gets the general words. */
export const problemText = ({ code, field }: ToldProblem, t: Texts): string => {
  if (code === 'too-many-requests' && field === 'voucher') return t.tooManyVouchers;
  const known: Readonly<Record<string, string>> = t.problems;
  return known[code] ?? t.problemTitle;
};
