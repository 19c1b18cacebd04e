import * as z from 'zod/mini';
import { manualClock } from '@onsale/testing/manual-clock';
import { mostBodyBytes, outbox } from './outbox.ts';
import type { OutboxItem } from './outbox.ts';
import { defineTask } from './task.ts';

const drawPoster = defineTask({ name: 'drawPoster', data: z.object({ words: z.string() }) });
const out = outbox(manualClock(), 'table');
const bodyOf = (words: string) => (out.task(drawPoster, { words }).Put?.Item as OutboxItem).body;

test('an item may fill a message', () => {
  const room = mostBodyBytes - Buffer.byteLength(bodyOf(''));
  expect(Buffer.byteLength(bodyOf('x'.repeat(room)))).toBe(mostBodyBytes);
});

test('an item that no message could take is refused before anything is written: it would hold up all that come after', () => {
  const room = mostBodyBytes - Buffer.byteLength(bodyOf(''));
  expect(() => out.task(drawPoster, { words: 'x'.repeat(room + 1) })).toThrow(
    /^drawPoster is 245761 bytes: a message takes 245760$/,
  );
  expect(() => out.task(drawPoster, { words: '밤'.repeat(room / 2) })).toThrow('drawPoster is');
});
