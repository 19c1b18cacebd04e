import type * as z from 'zod/mini';

export type RequestFault = { readonly field: string; readonly detail: string };

type Issue = z.core.$ZodIssue;

/** Turns what zod found into `field` and `detail` pairs: paths such as `lines.0.quantity`, one for each unknown field. */
export const requestFaults = (issues: readonly Issue[], root: string): RequestFault[] =>
  issues.flatMap((issue) => faultsOf(issue, [])).map(({ path, detail }) => ({ field: path.join('.') || root, detail }));

type Located = { path: PropertyKey[]; detail: string };

const faultsOf = (issue: Issue, prefix: readonly PropertyKey[]): { path: string[]; detail: string }[] => {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => located([...path, key], 'is not a known field'));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, each) => (each.length < best.length ? each : best)); // fewest faults: most likely meant
    return nearest.flatMap((inner) => faultsOf(inner, path));
  }
  return [located(path, issue.message)];
};

const located = (path: Located['path'], detail: string) => ({ path: path.map(String), detail });
