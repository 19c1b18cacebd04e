import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PlainFault } from '@onsale/local/plain-fault';
import type { Print } from '@onsale/local/progress';
import { bundlesVariable } from '@onsale/serverless-config/carried-bundles';

type Wanted = {
  readonly root: string;
  readonly stage: string;
  readonly region: string;
  readonly service: string | undefined;
  /** A folder of bundles that were built before. */
  readonly bundles: string | undefined;
  readonly log: string;
  readonly print: Print;
  /** One line on a service that failed, where it says more than its last words. */
  readonly explain: (service: string) => Promise<string | undefined>;
};

const shownOfAFailure = 20; // lines

/**
 * osls-compose deploy, one stack after the other, since each moves the one stage of the shared API. What it says goes to a file; here
 * a line a service. Throws a PlainFault with what `explain` knows, or the failed service's last lines.
 */
export const composeDeploy = async (wanted: Wanted): Promise<void> => {
  const { root, stage, region, service, bundles, log, print, explain } = wanted;
  const command = service === undefined ? ['deploy', '--max-concurrency', '1'] : [`${service}:deploy`];
  const child = spawn('osls-compose', [...command, '--stage', stage], {
    cwd: root,
    env: { ...process.env, AWS_REGION: region, SLS_TELEMETRY_DISABLED: '1', NO_COLOR: '1', [bundlesVariable]: bundles },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const interrupt = (signal: NodeJS.Signals) => void child.kill(signal); // then we fail as it does, and let go of the stage
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const file = createWriteStream(log, { mode: 0o600 });
  const said: string[] = [];
  let failed: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      file.write(`${line}\n`);
      said.push(line);
      const [, name, what] = /^(\S+) › (deploying|deployed|error|skipped)\b/.exec(line) ?? [];
      if (name !== undefined && what !== undefined) print(`  ${name.padEnd(14)}${what}`);
      if (what === 'error') failed ??= name;
    });
  }
  const code = await exited;
  file.end();
  if (code === 0) return;
  const explained = failed === undefined ? undefined : await explain(failed);
  throw new PlainFault(explained ?? [...lastWords(said, failed), `osls-compose failed, all it said is in ${log}`].join('\n'));
};

/** What a failed service said last, or compose itself. */
const lastWords = (said: readonly string[], failed: string | undefined): readonly string[] => {
  const words = failed === undefined ? said : said.filter((line) => line.startsWith(`${failed} ›`));
  return words.filter((line) => !/ › (error|skipped)?$/.test(line)).slice(-shownOfAFailure);
};
