import { noCounts } from '../host/counts.ts';
import { least, overLimits, takenBy } from './steps.ts';
import type { Step } from './steps.ts';

const step: Step = { name: 'hold', functions: ['a-one', 'a-two'], writes: { perTicket: 1, besides: 1 } };
const taken = { writes: 3, writeUnits: 3, reads: 9, invocations: 9 };

describe('the limits of a step', () => {
  it('names a step that writes more than its tickets allow', () => {
    expect(overLimits(step, taken, 2)).toEqual([]);
    expect(overLimits(step, taken, 1)).toEqual(['hold, 1 tickets: 3 writes, 2 allowed']);
  });

  it('counts the functions of a step and no others, a write in a transaction as two units', () => {
    const counts = {
      'a-one': { ...noCounts(), writes: 2, transactionItems: 2, invocations: 1 },
      'a-two': { ...noCounts(), writes: 1, reads: 4, invocations: 1 },
      'b-other': { ...noCounts(), writes: 50 },
    };
    expect(takenBy(step, counts)).toEqual({ writes: 3, writeUnits: 5, reads: 4, invocations: 2 });
  });

  it('takes the least of several tries, each figure for itself', () => {
    const withRecount = { writes: 6, writeUnits: 8, reads: 30, invocations: 1 };
    expect(least([withRecount, taken])).toEqual({ writes: 3, writeUnits: 3, reads: 9, invocations: 1 });
  });
});
