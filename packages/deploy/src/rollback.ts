// npm run rollback: brings one service of a stage back to the version that stood there before.
import { spawnSync } from 'node:child_process';
import { PlainFault } from '@onsale/local/plain-fault';
import { atCommit, isCommit } from './checkout.ts';
import { runCommand } from './command.ts';
import type { Command } from './command.ts';
import { versionsOf } from './deployed.ts';

const usage = `usage: npm run rollback -- --stage STAGE --service NAME
  --stage    a row of packages/serverless-config/stages.yml
  --service  goes back to the version before the one that stands there, and stays until a change touches it again
  --help
Each stage remembers the last versions of its services. That commit is checked out beside this one and deploys the service alone,
as it did then.`;

const rollback = async ({ root, stage, only, account }: Command): Promise<void> => {
  if (!only) throw new PlainFault(`which service? --service NAME\n${usage}`);
  const [standing, ...before] = await versionsOf(account.ssm, stage.name, only.name).read();
  const previous = before.find(isCommit);
  if (previous === undefined)
    throw new PlainFault(`${stage.name} remembers no version of ${only.name} before ${standing ?? 'this one'}`);
  console.log(`${only.name} goes back from ${standing} to ${previous}`);
  await atCommit(root, previous, (folder) => {
    const args = ['run', '--silent', 'deploy', '--', '--stage', stage.name, '--service', only.name];
    const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new PlainFault(`${only.name} did not go back; run this again when that is mended`);
    return Promise.resolve();
  });
};

await runCommand('rollback', usage, rollback);
