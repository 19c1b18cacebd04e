import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { transact } from './table.ts';

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
