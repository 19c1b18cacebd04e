import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sequenceNumber } from '@onsale/local/stream-pump';
import { defineEvent } from '@onsale/contracts/event';
import { outbox } from '@onsale/runtime/outbox';
import { transact } from '@onsale/runtime/table';
import { defineTask } from '@onsale/runtime/task';
import { createTestTable } from '@onsale/testing/test-table';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { republish } from '../../src/republish.ts';
import { storedEvents } from '../../src/stored-events.ts';

const lampLit = defineEvent({ type: 'onsale.orders.lamp-lit.v1', data: z.object({ number: z.number() }) });
const lampOut = defineEvent({ type: 'onsale.orders.lamp-out.v1', data: z.object({ number: z.number() }) });
const lookAfter = defineTask({ name: 'lookAfter', data: z.object({}) });

const start = Date.parse('2027-01-01T23:59:50Z');
const after = (seconds: number) => start + seconds * 1000;

/** An outbox with a lit lamp each second over midnight, one that goes out, and a task. */
const written = async () => {
  const { name, client, endpoint } = await createTestTable();
  let now = start;
  const out = outbox({ now: () => now }, name);
  const write = (item: Parameters<typeof transact>[1][number]) => transact(client, [item]);
  for (let number = 0; number < 20; number += 1) {
    now = after(number);
    await write(out.event(lampLit, { subject: 'lamp', version: number + 1, data: { number } }));
  }
  await write(out.event(lampOut, { subject: 'lamp', version: 21, data: { number: 19 } }));
  await write(out.task(lookAfter, {}));
  return { name, dynamodb: new DynamoDBClient({ endpoint }) };
};

/** The numbers in what the publisher gets. */
const published = async (told: Parameters<typeof storedEvents>[2]) => {
  const { name, dynamodb } = await written();
  const batches: number[][] = [];
  const call = (records: readonly DynamoDBRecord[]) => {
    expect(new Set(records.map(sequenceNumber)).size).toBe(records.length);
    const bodies = records.map(
      ({ dynamodb: change }) => JSON.parse(change?.NewImage?.['body']?.S ?? '') as { data: { number: number } },
    );
    batches.push(bodies.map(({ data }) => data.number));
    return Promise.resolve({ failed: new Set<string>() });
  };
  const { sent } = await republish(storedEvents(dynamodb, name, told), '', call, () => undefined);
  return { batches, sent: Object.fromEntries(sent) };
};

test('what an outbox wrote comes back in the order of its writing, in batches of ten, without tasks', async () => {
  const { batches, sent } = await published({ since: start, until: after(60) });
  expect(batches).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 11, 12, 13, 14, 15, 16, 17, 18, 19], [19]]);
  expect(sent).toEqual({ [lampLit.type]: 20, [lampOut.type]: 1 });
});

test('a time range begins with its first millisecond and ends before its last; a type leaves the others out', async () => {
  expect((await published({ since: after(8), until: after(12) })).batches).toEqual([[8, 9, 10, 11]]);
  const { sent } = await published({ since: start, until: after(60), type: lampOut.type });
  expect(sent).toEqual({ [lampOut.type]: 1 });
});
