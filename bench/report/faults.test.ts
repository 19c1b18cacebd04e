import { faultsOf } from './faults.ts';

const good = { ok: 500, oversold: 0, more: { refusedWritesPerTicket: 0.3, unsold: 0 } };
const atMost = { refusedWritesPerTicket: 0.3, unsold: 0 };

test('a run that stays within everything has no fault', () => {
  expect(faultsOf(good, atMost)).toEqual([]);
});

test('each fault of a run is told', () => {
  expect(faultsOf({ ok: 0, oversold: 2, more: { refusedWritesPerTicket: 0.31 } }, atMost)).toEqual([
    'nothing went well',
    '2 tickets too many',
    'refusedWritesPerTicket is 0.31, and may be 0.3 at most',
    'unsold was not measured',
  ]);
});
