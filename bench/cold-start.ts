/** node bench/cold-start.ts: what importing each function's bundle takes in a fresh process, median of ten, slowest first. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleFunctions } from './function-bundles.ts';
import type { FunctionBundle } from './function-bundles.ts';

const times = 10;

/** What Lambda sets itself, and the one variable that a deploy must be given. */
const ofLambda = {
  AWS_REGION: 'ap-northeast-2',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_SESSION_TOKEN: 'none',
  MAIL_FROM: 'tickets@example.org',
};

/** Milliseconds from before the import to after it, without Node's own start. Nothing is called, so no network is needed. */
const importOnce = ({ file, environment }: FunctionBundle): number => {
  const script = `const from = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - from)); process.exit()`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    env: { ...environment, ...ofLambda },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path.basename(file)}: ${/^\w*Error: .*/m.exec(stderr)?.[0] ?? stderr.slice(-500)}`);
  return Number(stdout);
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = Math.floor(sorted.length / 2);
  const lower = Math.ceil(sorted.length / 2) - 1;
  return ((sorted[lower] ?? NaN) + (sorted[upper] ?? NaN)) / 2;
};

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-bundles-'));
try {
  console.log('Bundling every function…');
  const bundles = await bundleFunctions(process.cwd(), folder);
  console.log(`Importing each of ${bundles.length} ${times} times…`);
  // In rounds, so that a busy moment of the machine is one import of each function and not ten of one.
  const rounds = Array.from({ length: times }, () => bundles.map(importOnce));
  const measured = bundles
    .map((bundle, index) => ({ bundle, milliseconds: median(rounds.map((round) => round[index] ?? NaN)) }))
    .sort((one, other) => other.milliseconds - one.milliseconds);
  console.log(`${'function'.padEnd(36)}    ms    kB`);
  for (const { bundle, milliseconds } of measured)
    console.log(
      `${`${bundle.service} ${bundle.functionName}`.padEnd(36)}${milliseconds.toFixed(0).padStart(6)}${(bundle.bytes / 1000).toFixed(0).padStart(6)}`,
    );
  console.log('\nThe five slowest are made of (kB):');
  for (const { bundle } of measured.slice(0, 5)) {
    const parts = bundle.madeOf.slice(0, 6).map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(0)}`);
    console.log(`  ${bundle.service} ${bundle.functionName}: ${parts.join(', ')}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
