import type { Activity } from './activity.ts';

/** Calls a function with an event and answers what it returned; throws what it threw. */
export type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

/** Through serverless-offline's Lambda endpoint. */
export const invokeAt =
  (endpoint: string, { during }: Activity): Invoke =>
  (functionName, event) =>
    during(async () => {
      const response = await fetch(`${endpoint}/2015-03-31/functions/${functionName}/invocations`, {
        method: 'POST',
        body: JSON.stringify(event),
      });
      const text = await response.text();
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      if (!response.ok || response.headers.has('x-amz-function-error')) {
        throw new Error(`${functionName}: ${messageOf(answer) ?? `status ${response.status}`}`);
      }
      return answer;
    });

const messageOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'errorMessage' in answer ? String(answer.errorMessage) : undefined;

/** The items of a batch that a function reports as failed, where its mapping says that it reports them. */
export const failedItems = (answer: unknown, reports: boolean): ReadonlySet<string> => {
  if (!reports || typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return new Set();
  const failures = answer.batchItemFailures as readonly { itemIdentifier: string }[]; // Lambda's own shape
  return new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
};
