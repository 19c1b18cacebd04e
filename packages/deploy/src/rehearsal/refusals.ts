import type { Claims } from './claims.ts';
import { expect, expectRefused } from './expect.ts';
import { stage } from './world.ts';
import type { Ran, World } from './world.ts';
import { whatIsThere } from './what-is-there.ts';

const ofStage = ['--stage', stage];

/** What is wrong is said before anything is made. */
export const expectRefusedAtOnce = async (ran: Ran, why: RegExp): Promise<void> => {
  expectRefused(ran, why);
  expect(ran.said.trim().split('\n').length === 1, `more than a line:\n${ran.said}`);
  const there = await whatIsThere();
  expect(there.length === 0, `there is something now: ${there.join(', ')}`);
};

/** Deploys that cannot be, on an empty account. */
export const refusalClaims = async ({ show }: Claims, { command }: World): Promise<void> => {
  await show('unknown stage: one line, nothing deployed', '--stage nowhere', async () =>
    expectRefusedAtOnce(await command('deploy', ['--stage', 'nowhere']), /^there is no stage "nowhere"/),
  );
  await show('unknown service: one line, nothing deployed', '--service nothing', async () =>
    expectRefusedAtOnce(await command('deploy', [...ofStage, '--service', 'nothing']), /^there is no service "nothing"/),
  );
  await show('no account: one line, nothing deployed', 'an endpoint where nobody answers', async () =>
    expectRefusedAtOnce(await command('deploy', ofStage, { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }), /^no AWS account/),
  );
  await show('a missing parameter: one line, nothing deployed', 'MAIL_FROM is empty', async () =>
    expectRefusedAtOnce(await command('deploy', ofStage, { MAIL_FROM: '' }), /^MAIL_FROM is not set/),
  );
  await show('a service before the one it needs: one line, nothing deployed', '--service orders on an empty account', async () =>
    expectRefusedAtOnce(await command('deploy', [...ofStage, '--service', 'orders']), /^orders needs edge/),
  );
};
