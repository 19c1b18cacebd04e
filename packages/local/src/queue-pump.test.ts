import { failedItems } from './lambda.ts';
import { retryDelay } from './queue-pump.ts';

describe('retryDelay', () => {
  it('doubles from a second, up to a minute', () => {
    expect([1, 2, 3, 4, 10].map(retryDelay)).toEqual([1, 2, 4, 8, 60]);
  });
});

describe('failedItems', () => {
  it('reads what a function reports, if its mapping says that it reports', () => {
    const answer = { batchItemFailures: [{ itemIdentifier: 'a' }] };
    expect(failedItems(answer, true)).toEqual(new Set(['a']));
    expect(failedItems(answer, false)).toEqual(new Set());
    expect(failedItems(undefined, true)).toEqual(new Set());
  });
});
