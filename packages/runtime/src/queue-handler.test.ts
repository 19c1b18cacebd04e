import { defineEvent } from '@onsale/contracts/event';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import * as z from 'zod/mini';
import { currentCorrelationId } from './correlation.ts';
import { eventHandler, on, taskHandler } from './queue-handler.ts';
import { defineTask } from './task.ts';

const lampLit = defineEvent({ type: 'onsale.edge.lamp-lit.v1', data: z.object({ lamp: z.string() }) });
const lampOut = defineEvent({ type: 'onsale.edge.lamp-out.v1', data: z.object({ lamp: z.string() }) });

test('each event reaches the consumer that is paired with its type, under its correlation id', async () => {
  const seen: string[] = [];
  const note = (what: string) => (event: { data: { lamp: string } }) => {
    seen.push(`${what} ${event.data.lamp} ${currentCorrelationId()}`);
    return Promise.resolve();
  };
  const handler = eventHandler([on(lampLit, note('lit')), on(lampOut, note('out'))]);
  await handler(queueEvent(cloudEvent(lampLit, { lamp: 'a' }), cloudEvent(lampOut, { lamp: 'b' })));
  expect(seen).toEqual(['lit a test-correlation', 'out b test-correlation']);
});

test('several consumers of one event take it in turn, until one fails', async () => {
  const seen: string[] = [];
  const note = (what: string) => () => Promise.resolve(void seen.push(what));
  const fail = () => Promise.reject(new Error('no bulb'));
  const handler = eventHandler([on(lampLit, note('first')), on(lampLit, fail), on(lampLit, note('last'))]);
  const answer = await handler(queueEvent(cloudEvent(lampLit, { lamp: 'a' })));
  expect(seen).toEqual(['first']);
  expect(answer.batchItemFailures).toHaveLength(1);
});

test('a message that fails comes back alone; the others of its batch are done', async () => {
  const done: string[] = [];
  const handler = eventHandler([
    on(lampLit, ({ data: { lamp } }) => {
      if (lamp === 'broken') return Promise.reject(new Error('no bulb'));
      done.push(lamp);
      return Promise.resolve();
    }),
  ]);
  const answer = await handler(queueEvent(...['a', 'broken', 'c'].map((lamp) => cloudEvent(lampLit, { lamp }))));
  expect(done).toEqual(['a', 'c']);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-1' }]);
});

test.each([
  ['an event that nobody consumes', cloudEvent(lampOut, { lamp: 'a' })],
  ['data that breaks the contract', { ...cloudEvent(lampLit, { lamp: 'a' }), data: { lamp: 7 } }],
])('%s fails instead of being dropped in silence', async (_, message) => {
  const handler = eventHandler([on(lampLit, () => Promise.resolve())]);
  expect((await handler(queueEvent(message))).batchItemFailures).toHaveLength(1);
});

test('a consumer sees fields that it knows, and an event may have grown others', async () => {
  let seen: unknown;
  const handler = eventHandler([
    on(lampLit, ({ data }) => {
      seen = data;
      return Promise.resolve();
    }),
  ]);
  await handler(queueEvent({ ...cloudEvent(lampLit, { lamp: 'a' }), data: { lamp: 'a', colour: 'warm' } }));
  expect(seen).toEqual({ lamp: 'a' });
});

test('a task is checked against its declaration and done', async () => {
  const relight = defineTask({ name: 'relightLamp', data: z.object({ lamp: z.string() }) });
  const done: string[] = [];
  const handler = taskHandler(relight, ({ lamp }) => {
    done.push(lamp);
    return Promise.resolve();
  });
  const message = (data: unknown) => ({ id: 't', task: 'relightLamp', correlationId: 'c', data });
  expect(await handler(queueEvent(message({ lamp: 'a' }), message({})))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'message-1' }],
  });
  expect(done).toEqual(['a']);
});
