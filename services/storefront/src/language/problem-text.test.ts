import { en } from './en.ts';
import { ko } from './ko.ts';
import { problemText } from './problem-text.ts';
import type { ToldProblem } from './problem-text.ts';

const unknown = { code: 'not-yet-known' } as unknown as ToldProblem; // of an API that is newer than the page

test.each([
  ['English', en],
  ['Korean', ko],
])('a buyer reads in %s that too many vouchers were tried, not that too many people are here', (_, t) => {
  expect(problemText({ code: 'too-many-requests', field: 'voucher' }, t)).toBe(t.tooManyVouchers);
  expect(problemText({ code: 'too-many-requests' }, t)).toBe(t.problems['too-many-requests']);
  expect(problemText({ code: 'voucher-not-found', field: 'voucher' }, t)).toBe(t.problems['voucher-not-found']);
  expect(problemText(unknown, t)).toBe(t.problemTitle);
});
