/** npm run budgets: the size of each function's bundle beside what it may be. Fails over it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleFunctions } from './function-bundles.ts';
import type { FunctionBundle } from './function-bundles.ts';

/** kB. What somebody waits for, what works behind a queue, and what draws PDFs (its fonts are files beside the bundle). */
const budgets = { answering: 500, behindQueues: 1000, drawing: 2500 };

const budgetOf = ({ service, functionName, answers }: FunctionBundle): number => {
  if (`${service} ${functionName}` === 'tickets renderTickets') return budgets.drawing;
  return answers ? budgets.answering : budgets.behindQueues;
};

if (process.argv.includes('--help')) {
  console.log('usage: npm run budgets    the minified bundle of every function against its budget');
  process.exit();
}
const folder = mkdtempSync(path.join(tmpdir(), 'onsale-bundles-'));
try {
  console.log('Bundling every function…');
  const bundles = await bundleFunctions(process.cwd(), folder);
  const rows = bundles
    .map((each) => ({ name: `${each.service} ${each.functionName}`, kilobytes: each.bytes / 1000, budget: budgetOf(each) }))
    .sort((one, other) => other.kilobytes - one.kilobytes);
  console.log(`${'function'.padEnd(36)}    kB  budget`);
  for (const { name, kilobytes, budget } of rows)
    console.log(
      `${name.padEnd(36)}${kilobytes.toFixed(0).padStart(6)}${String(budget).padStart(8)}${kilobytes > budget ? '  OVER' : ''}`,
    );
  const over = rows.filter(({ kilobytes, budget }) => kilobytes > budget).length;
  console.log(`${rows.length - over} passed, ${over} failed`);
  process.exitCode = over === 0 && rows.length > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
