/** npm run bench:operations: what each step of an order asks of DynamoDB and Lambda, against its limit. */
import { writeFileSync } from 'node:fs';
import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { countOperations } from './operations/count-operations.ts';
import type { Row } from './operations/count-operations.ts';

const usage = `usage: npm run bench:operations -- [options]    what each step of an order needs; fails where one needs more than its limit
  --json FILE     write the table
  --help`;

const options = { json: { type: 'string' }, help: { type: 'boolean', default: false } } as const;

const cells = (...texts: (string | number)[]): string =>
  texts.map((text, index) => (index === 0 ? String(text).padEnd(16) : String(text).padStart(14))).join('');

const lineOf = ({ step, tickets, taken, over }: Row): string =>
  `${cells(step.name, tickets, taken.writes, taken.writeUnits, taken.reads, taken.invocations)}${over.length > 0 ? '  OVER' : ''}`;

const main = async (): Promise<number> => {
  const { values } = readArguments({ options }, usage);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  console.log('Counting the operations of some orders…');
  const rows = await countOperations(repositoryRoot());
  console.log([cells('step', 'tickets', 'item writes', 'write units', 'reads', 'invocations'), ...rows.map(lineOf)].join('\n'));
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify(
        rows.map(({ step, ...row }) => ({ step: step.name, ...row })),
        null,
        2,
      )}\n`,
    );
  for (const fault of rows.flatMap(({ over }) => over)) console.error(fault);
  const failed = rows.filter(({ over }) => over.length > 0).length;
  console.log(`${rows.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

process.exitCode = await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  return 1;
});
