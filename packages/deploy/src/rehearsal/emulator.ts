import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PlainFault } from '@onsale/local/plain-fault';
import { loopback } from '@onsale/local/ports';
import { until } from '@onsale/testing/until';

const version = '1.5.33';

/** Makes the emulator's own Python environment where there is none yet. Throws a PlainFault with what pip said. */
export const installEmulator = (home: string): string => {
  const venv = path.join(home, 'rehearsal-venv');
  const python = path.join(venv, 'bin/python');
  const isThere = () =>
    run(python, ['-c', `from importlib.metadata import version as v; assert v("ministack") == "${version}"`]).ok;
  if (existsSync(python) && isThere()) return python;
  for (const [program, args] of [
    ['python3', ['-m', 'venv', venv]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `ministack==${version}`]],
  ] as const) {
    const { ok, said } = run(program, args);
    if (!ok) throw new PlainFault(`the emulator could not be installed (Python 3.10 or newer with venv is needed): ${said}`);
  }
  return python;
};

const run = (program: string, args: readonly string[]) => {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return { ok: status === 0, said: error?.message ?? stderr.trim() };
};

/** `calls` is a file: what roles and users were allowed and refused, a JSON line each. */
export type Emulator = { readonly endpoint: string; readonly log: string; readonly calls: string; stop(): Promise<void> };

type Wanted = { readonly python: string; readonly folder: string; readonly port: number; readonly siteUrl: string };

/** Resolves when it answers. It runs in a process group of its own, so that its functions end with it. */
export const startEmulator = async ({ python, folder, port, siteUrl }: Wanted): Promise<Emulator> => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'onsale-functions-')); // functions do not lie in an ESM package
  const log = path.join(folder, 'emulator.log');
  const calls = path.join(folder, 'calls.jsonl');
  const child = spawn(python, [path.resolve(import.meta.dirname, '../../emulator/ministack_extension.py')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'], // Node 24 comes first, for the functions
      HOME: process.env['HOME'],
      GATEWAY_PORT: String(port),
      SITE_URL: siteUrl,
      CALLS_FILE: calls,
      BIND_HOST: loopback,
      MINISTACK_HOST: 'localhost',
      AUTH: 'true',
      LAMBDA_EXECUTOR: 'local',
      PERSIST_STATE: '0',
      SFTP_ENABLED: '0',
      IOT_MTLS_ENABLED: '0',
      TMPDIR: temporary,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const endpoint = `http://${loopback}:${port}`;
  const stop = async () => {
    await endGroup(child);
    file.end();
    rmSync(temporary, { recursive: true, force: true });
  };
  try {
    await until(
      `the emulator to answer (see ${log})`,
      async () => {
        if (child.exitCode !== null) throw new PlainFault(`the emulator ended at once, see ${log}`);
        return (await fetch(`${endpoint}/_ministack/health`).catch(() => undefined))?.ok ? true : undefined;
      },
      60_000,
    );
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { endpoint, log, calls, stop };
};

const endGroup = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.signalCode === null) {
    signal(child.pid, 'SIGTERM');
    const late = setTimeout(() => signal(child.pid ?? 0, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(late);
  }
  signal(child.pid, 'SIGKILL'); // functions that are still at work
};

const signal = (group: number, name: NodeJS.Signals): void => {
  try {
    process.kill(-group, name);
  } catch {
    // all of it has ended
  }
};
