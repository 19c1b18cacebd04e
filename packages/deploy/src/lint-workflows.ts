// npm run lint:workflows: actionlint and zizmor on every workflow, both installed on first use at the versions below.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describeFault, PlainFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';

const actionlint = 'v1.7.12';
const zizmor = '1.32.0';

type Run = { readonly ok: boolean; readonly said: string };

const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Run => {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  return { ok: status === 0, said: `${stdout}${stderr}` }; // both null where the program is missing
};

const wanted = (done: Run, what: string): void => {
  if (!done.ok) throw new PlainFault(`${what}\n${done.said}`);
};

/** Builds actionlint; its folder says the version. */
const installActionlint = (tools: string): string => {
  const folder = path.join(tools, `actionlint-${actionlint}`);
  const program = path.join(folder, 'actionlint');
  if (existsSync(program)) return program;
  console.log(`Installing actionlint ${actionlint}…`);
  const source = `github.com/rhysd/actionlint/cmd/actionlint@${actionlint}`;
  const built = run('go', ['install', source], { ...process.env, GOBIN: folder });
  wanted(built, 'actionlint is built with Go 1.24 or newer (https://go.dev/dl), which failed:');
  return program;
};

const installZizmor = (tools: string): string => {
  const folder = path.join(tools, `zizmor-${zizmor}`);
  const program = path.join(folder, 'bin/zizmor');
  if (existsSync(program)) return program;
  console.log(`Installing zizmor ${zizmor}…`);
  wanted(run('python3', ['-m', 'venv', folder]), 'zizmor needs Python 3.10 or newer with venv, which failed:');
  wanted(
    run(path.join(folder, 'bin/pip'), ['install', '--quiet', `zizmor==${zizmor}`]),
    `zizmor ${zizmor} could not be installed:`,
  );
  return program;
};

const lint = (root: string): void => {
  const tools = path.join(root, '.onsale/tools');
  const github = path.join(root, '.github');
  const checks = [
    { name: 'actionlint', program: installActionlint(tools), args: ['-no-color'] },
    {
      name: 'zizmor',
      program: installZizmor(tools),
      args: ['--offline', '--quiet', '--config', path.join(github, 'zizmor.yml')],
    },
  ];
  const runs = readdirSync(path.join(github, 'workflows'))
    .sort()
    .flatMap((file) =>
      checks.map(({ name, program, args }) => ({
        name: `${name} ${file}`,
        ...run(program, [...args, path.join(github, 'workflows', file)]),
      })),
    );
  for (const { name, ok, said } of runs) console.log(ok ? `✓ ${name}` : `✗ ${name}\n${said}`);
  const failed = runs.filter(({ ok }) => !ok).length;
  console.log(`${runs.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
};

try {
  lint(repositoryRoot());
} catch (fault) {
  console.error(describeFault(fault));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
