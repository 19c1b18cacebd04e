import { existsSync } from 'node:fs';
import { outputsFile } from '../outputs.ts';
import type { Claims } from './claims.ts';
import { expect, expectDone, expectRefused } from './expect.ts';
import { stage } from './world.ts';
import { whatIsThere } from './what-is-there.ts';
import type { World } from './world.ts';

export const removalClaims = async ({ show }: Claims, { command, copy }: World): Promise<void> => {
  await show('remove is refused on prod without its flag', '--stage prod', async () =>
    expectRefused(await command('remove', ['--stage', 'prod']), /^prod is protected/),
  );
  await show('a service that others need stays', '--service edge', async () =>
    expectRefused(await command('remove', ['--stage', stage, '--service', 'edge']), /^edge cannot go before/),
  );
  await show(
    'remove leaves no stack, table, function, bucket, parameter',
    'npm run remove, then the account is listed',
    async () => {
      expectDone(await command('remove', ['--stage', stage]));
      const left = await whatIsThere();
      expect(left.length === 0, `left: ${left.join(', ')}`);
      expect(!existsSync(outputsFile(copy.folder, stage)), 'its addresses are still written down');
    },
  );
  await show('removing what is gone is fine', 'the same command again', async () =>
    expectDone(await command('remove', ['--stage', stage])),
  );
};
