import { addCounts, p95Of, sumOf } from './counts.ts';

test.each([
  ['none', {}, 0],
  ['one', { 50: 1 }, 50],
  ['95 fast ones and five slow ones', { 10: 95, 5000: 5 }, 10],
  ['94 fast ones and six slow ones', { 10: 94, 5000: 6 }, 5000],
  ['marks in no order', { '10000': 1, '5': 19 }, 5],
])('of %s, 95 in 100 took that long', (_, times, expected) => {
  expect(p95Of(times)).toBe(expected);
});

test('counts of two days are the count of both, whichever marks they have', () => {
  const both = addCounts({ 5: 2, 10: 1 }, { 10: 3, 70: 4 });
  expect(both).toEqual({ 5: 2, 10: 4, 70: 4 });
  expect(sumOf(both)).toBe(10);
});
