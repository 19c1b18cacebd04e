import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isPassing, isThrottle } from './faults.ts';
import { transact } from './table.ts';
import type { TransactItem } from './table.ts';

const cancelled = (...codes: string[]) =>
  Object.assign(new Error('cancelled'), { CancellationReasons: codes.map((Code) => ({ Code })) });

/** A client that fails with the given faults in turn, then succeeds. */
const clientFailing = (...faults: Error[]) => {
  let sent = 0;
  const send = () => {
    const fault = faults[sent++];
    return fault ? Promise.reject(fault) : Promise.resolve({});
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, sent: () => sent }; // `send` is all that transact uses
};

test('a conflict with another transaction is tried again', async () => {
  const { client, sent } = clientFailing(cancelled('None', 'TransactionConflict'), cancelled('TransactionConflict', 'None'));
  expect(await transact(client, [])).toEqual({ ok: true, value: undefined });
  expect(sent()).toBe(3);
});

test('a conflict that stays is a fault that passes', async () => {
  const { client, sent } = clientFailing(...Array.from({ length: 9 }, () => cancelled('TransactionConflict')));
  await expect(transact(client, [])).rejects.toMatchObject({ name: 'Unavailable' });
  expect(sent()).toBe(4);
});

test('a failed condition is not tried again, whatever else went wrong', async () => {
  const { client, sent } = clientFailing(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
  expect(await transact(client, [])).toEqual({ ok: false, error: { lost: [1] } });
  expect(sent()).toBe(1);
});

test('more items than DynamoDB takes are refused before anything is sent', async () => {
  const { client, sent } = clientFailing();
  const items = (number: number) => Array<TransactItem>(number).fill({ Delete: { TableName: 'table', Key: {} } });
  await expect(transact(client, items(101))).rejects.toThrow('A transaction of 101 items: DynamoDB takes 100');
  expect(sent()).toBe(0);
  expect((await transact(client, items(100))).ok).toBe(true);
});

test.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'a transaction that is cancelled for %s is tried again',
  async (code) => {
    const { client, sent } = clientFailing(cancelled('None', code));
    expect(await transact(client, [])).toEqual({ ok: true, value: undefined });
    expect(sent()).toBe(2);
  },
);

test('a throttle that stays is a fault that passes, told from a conflict', async () => {
  const lasting = async (...codes: string[]): Promise<unknown> =>
    transact(clientFailing(...Array.from({ length: 9 }, () => cancelled(...codes))).client, []).catch((fault: unknown) => fault);
  const [throttled, conflict] = await Promise.all([lasting('ThrottlingError', 'None'), lasting('TransactionConflict')]);
  expect([throttled, conflict].map(isPassing)).toEqual([true, true]);
  expect([throttled, conflict].map(isThrottle)).toEqual([true, false]);
});
