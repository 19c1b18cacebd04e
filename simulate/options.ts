import { parseArgs } from 'node:util';
import { plantNames } from './plants.ts';
import type { PlantName } from './plants.ts';

export const usage = `usage: npm run simulate -- [--schedules N] [--seed S] [--plant NAME] [--json FILE]

Plays buyers, crashes, lost and repeated messages and passing time against the services' own use cases, and looks after every step
whether all rules still hold. Each schedule is drawn from its seed, S and on from there, and is the same each time.

  --schedules N  how many (20000)
  --seed S       the first one's seed (1)
  --plant NAME   with a bug that must be found: ${plantNames.join(', ')}
  --json FILE    where to write {schedules, violations, seed}

Exit code 1: a rule was broken; its seed is said, and "--schedules 1 --seed …" tells that schedule step by step.`;

export type Options = {
  readonly schedules: number;
  readonly seed: number;
  readonly plant?: PlantName;
  readonly json?: string;
  readonly help: boolean;
};

/** What the arguments ask for. Throws an Error that says what is wrong with them. */
export const optionsOf = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schedules: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      plant: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { plant, json, help } = values;
  const known = plantNames.find((name) => name === plant);
  if (plant !== undefined && known === undefined)
    throw new Error(`--plant must be one of ${plantNames.join(', ')}, not ${plant}`);
  return {
    schedules: wholeNumber('--schedules', values.schedules, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    ...(known !== undefined && { plant: known }),
    ...(json !== undefined && { json }),
    help,
  };
};

const wholeNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (!/^\d{1,12}$/.test(text) || number < least) throw new Error(`${name} must be a whole number from ${least} on, not ${text}`);
  return number;
};
