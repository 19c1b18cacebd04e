import type { Result } from '@onsale/kernel/result';

type Problem = { readonly code: string; readonly title: string; readonly detail?: string; readonly field?: string };

/** What `valueOf` throws: the refusal as an exception. */
export class Refused<P extends Problem = Problem> extends Error {
  override readonly name = 'Refused';
  readonly problem: P;
  constructor(problem: P) {
    const { code, title, detail, field } = problem;
    super([code, title, ...(field === undefined ? [] : [field]), ...(detail === undefined ? [] : [detail])].join(': '));
    this.problem = problem;
  }
}

/** The value of an answer, for who handles refusals elsewhere. Throws a `Refused` with the problem. */
export const valueOf = <Value, P extends Problem>(result: Result<Value, P>): Value => {
  if (result.ok) return result.value;
  throw new Refused(result.error);
};
