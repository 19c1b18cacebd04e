import { clockFace, markPassed, secondsLeft } from './countdown.ts';

const expiresAt = '2027-05-01T10:10:00.000Z';
const before = (milliseconds: number) => Date.parse(expiresAt) - milliseconds;

describe('the countdown', () => {
  it('reaches 0 exactly when the hold ends, and stays there', () => {
    expect(secondsLeft(expiresAt, before(600_000))).toBe(600);
    expect(secondsLeft(expiresAt, before(1))).toBe(1);
    expect(secondsLeft(expiresAt, before(0))).toBe(0);
    expect(secondsLeft(expiresAt, before(-5_000))).toBe(0);
  });

  it('reads as minutes and seconds', () => {
    expect([600, 545, 60, 7, 0].map(clockFace)).toEqual(['10:00', '9:05', '1:00', '0:07', '0:00']);
  });

  it('is announced once at each mark, also when a sleeping tab jumps over some', () => {
    expect(markPassed(301, 300)).toBe(300);
    expect(markPassed(300, 299)).toBeUndefined();
    expect(markPassed(400, 55)).toBe(60);
    expect(markPassed(11, 0)).toBe(10);
  });
});
