import type { EventId } from '@onsale/kernel/id';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Block } from '../domain/stock.ts';
import { emptyBlocks } from './empty-blocks.ts';

const [event, otherEvent] = ['evt_1' as EventId, 'evt_2' as EventId];
const block = (index: number): Block => ({ index, blockId: `quota.a#${index}`, unitIds: [] });
const none = new Uint8Array(2);
const count = (version: number): Snapshot => ({ version, madeAt: 0, free: none, held: none, seats: none });

test('a block that was seen empty is remembered until the next count, and no other one', () => {
  const empty = emptyBlocks();
  expect(empty.has(event, count(1), block(0))).toBe(false);
  empty.add(event, count(1), block(0));
  empty.add(event, count(1), block(1));
  expect([0, 1, 2].map((index) => empty.has(event, count(1), block(index)))).toEqual([true, true, false]);
  expect(empty.has(otherEvent, count(1), block(0))).toBe(false);
  expect(empty.has(event, count(2), block(0))).toBe(false);
  empty.add(event, count(2), block(1));
  expect([0, 1].map((index) => empty.has(event, count(2), block(index)))).toEqual([false, true]);
});
