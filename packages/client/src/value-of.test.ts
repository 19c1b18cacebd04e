import { err, ok } from '@onsale/kernel/result';
import { Refused, valueOf } from './value-of.ts';

it('gives the value, or throws the refusal with all that it says', () => {
  expect(valueOf(ok(7))).toBe(7);
  const problem = { code: 'sold-out', title: 'Sold out', field: 'lines.0' };
  expect(() => valueOf(err(problem))).toThrow(Refused);
  expect(() => valueOf(err(problem))).toThrow('sold-out: Sold out: lines.0');
});
