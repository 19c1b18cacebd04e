import type { EventId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import type { Block } from '../domain/stock.ts';
import { spareUnits } from './spare-units.ts';

const [event, otherEvent] = ['evt_1' as EventId, 'evt_2' as EventId];
const block = (index: number): Block => ({ index, blockId: `quota.a#${index}`, unitIds: [] });
const [one, other] = [block(0), block(1)];

const known = () => {
  const clock = manualClock();
  return { clock, spares: spareUnits(clock) };
};

describe('units that a look left over', () => {
  test('are given out once', () => {
    const { spares } = known();
    spares.keep(event, one, ['a', 'b', 'c'], 2000);
    expect(spares.take(event, [other, one], 2)).toEqual(['a', 'b']);
    expect(spares.take(event, [other, one], 2)).toEqual(['c']);
    expect(spares.take(event, [other, one], 2)).toEqual([]);
  });

  test('are none of another event or block', () => {
    const { spares } = known();
    spares.keep(event, one, ['a'], 2000);
    expect(spares.take(otherEvent, [one], 1)).toEqual([]);
    expect(spares.take(event, [other], 1)).toEqual([]);
    expect(spares.take(event, [one], 1)).toEqual(['a']);
  });

  test('are looked for anew after a tenth of a second', () => {
    const { clock, spares } = known();
    spares.keep(event, one, ['a', 'b'], 2000);
    clock.advance(99);
    expect(spares.take(event, [one], 1)).toEqual(['a']);
    clock.advance(1);
    expect(spares.take(event, [one], 1)).toEqual([]);
  });

  test('are not kept where few are free', () => {
    const { spares } = known();
    spares.keep(event, one, ['a'], 1999);
    expect(spares.take(event, [one], 1)).toEqual([]);
  });

  test('are forgotten where others were faster, and nowhere else', () => {
    const { spares } = known();
    spares.keep(event, one, ['a'], 2000);
    spares.keep(event, other, ['b'], 2000);
    spares.forget(event, [one]);
    expect(spares.take(event, [one, other], 2)).toEqual(['b']);
  });
});
