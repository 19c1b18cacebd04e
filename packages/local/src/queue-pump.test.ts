import { failedItems } from './lambda.ts';
import type { AskPart } from './part-requests.ts';
import { pumpQueue, retryDelay } from './queue-pump.ts';

const mapping = {
  queueUrl: 'queue',
  queueArn: 'arn',
  functionName: 'keep',
  batchSize: 25,
  gatherSeconds: 0,
  reportsFailures: true,
};

/** A queue of so many messages, `late` more after a pause, and a function that keeps what it gets; everything ends when all are through. */
const rig = (count: number, { late = 0, fails = [] as string[] } = {}) => {
  const controller = new AbortController();
  const messages = Array.from({ length: count }, (_, index) => ({ MessageId: `m${index}`, ReceiptHandle: `r${index}` }));
  const batches: number[] = [];
  const requests: string[] = [];
  const askQueues = ((operation: string, input: { MaxNumberOfMessages?: number; Entries?: readonly unknown[] }) => {
    if (operation === 'ReceiveMessage') {
      const Messages = messages.splice(0, input.MaxNumberOfMessages);
      if (Messages.length === 0 && batches.length > 0) controller.abort();
      return Promise.resolve({ Messages });
    }
    requests.push(`${operation} ${input.Entries?.length}`);
    return Promise.resolve({});
  }) as AskPart; // of three operations
  const invoke = (_: string, event: unknown) => {
    batches.push((event as { Records: unknown[] }).Records.length); // what the pump sends
    return Promise.resolve({ batchItemFailures: fails.map((itemIdentifier) => ({ itemIdentifier })) });
  };
  const waits: number[] = [];
  const wait = (milliseconds: number) => {
    for (; late > 0; late--) messages.push({ MessageId: `m${late}`, ReceiptHandle: `m${late}` });
    return Promise.resolve(waits.push(milliseconds));
  };
  return { batches, requests, waits, needs: { askQueues, invoke, wait, region: 'eu-west-1', signal: controller.signal } };
};

describe('pumpQueue', () => {
  it('calls the function with what one poll brings, deletes what is done and hides what failed', async () => {
    const { batches, requests, waits, needs } = rig(12, { fails: ['m3'] });
    await pumpQueue(mapping, needs);
    expect(batches.sort()).toEqual([10, 2]);
    expect(requests).toContain('DeleteMessageBatch 9');
    expect(requests).toContain('ChangeMessageVisibilityBatch 1');
    expect(waits).toEqual([]);
  });

  it('gathers what comes in the given time, up to a batch, and deletes ten at a time', async () => {
    const { batches, requests, waits, needs } = rig(1, { late: 30 });
    await pumpQueue({ ...mapping, gatherSeconds: 5 }, needs);
    expect(waits[0]).toBe(5000);
    expect(batches).toEqual([25, 6]);
    expect(requests.slice(0, 3)).toEqual(['DeleteMessageBatch 10', 'DeleteMessageBatch 10', 'DeleteMessageBatch 5']);
  });

  it('does not wait for more than a batch holds', async () => {
    const { batches, waits, needs } = rig(60);
    await pumpQueue({ ...mapping, gatherSeconds: 5 }, needs);
    expect(batches).toEqual([25, 25, 10]);
    expect(waits).toHaveLength(1);
  });
});

describe('retryDelay', () => {
  it('grows by a second each time, up to a minute', () => {
    expect([1, 2, 3, 4, 100].map(retryDelay)).toEqual([1, 2, 3, 4, 60]);
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
