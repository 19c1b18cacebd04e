import { optionsOf } from './options.ts';

test('the defaults are a short run from seed 1 on', () => {
  expect(optionsOf([])).toEqual({ schedules: 20_000, seed: 1, help: false });
});

test.each([
  [['--schedules', '0'], '--schedules must be a whole number from 1 on, not 0'],
  [['--schedules', 'many'], '--schedules must be a whole number from 1 on, not many'],
  [['--seed', '1.5'], '--seed must be a whole number from 0 on, not 1.5'],
  [['--plant', 'roses'], '--plant must be one of no-condition'],
  [['--sceds', '1'], '--sceds'],
])('%s is refused by name', (args, reason) => {
  expect(() => optionsOf(args)).toThrow(reason);
});
