import { manualClock } from '@onsale/testing/manual-clock';
import { planMeter } from './plan-meter.ts';

const plan = { id: 'p', requestsPerSecond: 2, burst: 3, requestsPerDay: 10 };

const meter = () => {
  const clock = manualClock();
  const take = planMeter(clock);
  return { clock, take: (times: number, key = 'a') => Array.from({ length: times }, () => take(key, plan)?.limit ?? 'let in') };
};

describe('a key’s calls', () => {
  it('are let in up to the burst at once, then at the plan’s rate', () => {
    const { clock, take } = meter();
    expect(take(4)).toEqual(['let in', 'let in', 'let in', 'THROTTLED']);
    clock.advance(500);
    expect(take(2)).toEqual(['let in', 'THROTTLED']);
    clock.advance(60_000);
    expect(take(4)).toEqual(['let in', 'let in', 'let in', 'THROTTLED']);
  });

  it('are counted for each key apart', () => {
    const { take } = meter();
    take(3);
    expect(take(1, 'b')).toEqual(['let in']);
  });

  it('that are too many for a day are let in again the next day', () => {
    const { clock, take } = meter();
    for (let second = 0; second < 5; second++) {
      take(2);
      clock.advance(1000);
    }
    expect(take(1)).toEqual(['QUOTA_EXCEEDED']);
    clock.advance(24 * 60 * 60 * 1000);
    expect(take(1)).toEqual(['let in']);
  });

  it('that are refused say when to come again', () => {
    const clock = manualClock();
    const take = planMeter(clock);
    const slow = { ...plan, requestsPerSecond: 0.25, burst: 1 };
    take('a', slow);
    expect(take('a', slow)).toEqual({ limit: 'THROTTLED', seconds: 4 });
  });
});
