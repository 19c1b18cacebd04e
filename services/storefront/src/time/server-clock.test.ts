import { serverClock } from './server-clock.ts';

const at = (instant: string) => Date.parse(instant);

describe('serverClock', () => {
  it('is the device’s clock until the server is heard', () => {
    expect(serverClock({ now: () => 1_000 }).now()).toBe(1_000);
  });

  it('corrects a device that is five minutes slow, and one that is fast', () => {
    const slow = serverClock({ now: () => at('2027-05-01T09:55:00Z') });
    slow.hears('2027-05-01T10:00:00Z');
    expect(slow.now()).toBe(at('2027-05-01T10:00:00Z'));

    const fast = serverClock({ now: () => at('2027-05-01T10:05:00Z') });
    fast.hears('2027-05-01T10:00:00Z');
    expect(fast.now()).toBe(at('2027-05-01T10:00:00Z'));
  });

  it('is not set back by an older answer from a cache', () => {
    const clock = serverClock({ now: () => at('2027-05-01T10:00:05Z') });
    clock.hears('2027-05-01T10:00:05Z');
    clock.hears('2027-05-01T10:00:02Z');
    expect(clock.now()).toBe(at('2027-05-01T10:00:05Z'));
  });
});
