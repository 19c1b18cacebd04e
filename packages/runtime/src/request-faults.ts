import type * as z from 'zod/mini';

export type RequestFault = { readonly field: string; readonly detail: string };

type Issue = z.core.$ZodIssue;

/**
 * Turns what zod found into `field` and `detail` pairs: paths such as `lines.0.quantity`, one for each unknown field. One by one, since
 * there may be as many as a body has characters.
 */
export function* requestFaults(issues: readonly Issue[], root: string): Generator<RequestFault> {
  for (const issue of issues)
    for (const { path, detail } of faultsOf(issue, []))
      yield { field: path.map(String).join('.').slice(0, longestField) || root, detail };
}

const longestField = 200; // characters; a sender names unknown fields as long as they like

type Located = { readonly path: readonly PropertyKey[]; readonly detail: string };

function* faultsOf(issue: Issue, prefix: readonly PropertyKey[]): Generator<Located> {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { path: [...path, key], detail: 'is not a known field' };
  } else if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, each) => (each.length < best.length ? each : best)); // fewest faults: most likely meant
    for (const inner of nearest) yield* faultsOf(inner, path);
  } else yield { path, detail: issue.message };
}
