import type { Claims } from './claims.ts';
import { expect, expectDone, expectRefused } from './expect.ts';
import { changedSince, changeTimes, expectAllPaths } from './releases.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

const handler = 'services/orders/src/handlers/get-order.ts';

/** The same handler, but one can see which release answers. */
const tellingRelease = (code: string): string => `${code.replace('export const handler', 'const answering')}
export const handler: typeof answering = async (...asked) => {
  const answer = await answering(...asked);
  return { ...answer, headers: { ...answer.headers, 'x-release': '2' } };
};
`;

/** What a push to the main branch does, and the way back. */
export const versionClaims = async ({ show }: Claims, world: World): Promise<void> => {
  const { command, copy, outputs } = world;
  const deployPlan = () => command('plan', ['--deploy', stage]);
  const rollback = (service: string) => command('rollback', ['--stage', stage, '--service', service]);
  const answering = async () => (await fetch(`${outputs().api}/v1/orders/ord_none`)).headers.get('x-release');
  const expectOrdersAlone = async (before: ReadonlyMap<string, number>, release: string) => {
    const changed = await changedSince(before);
    expect(changed === 'orders', `changed: ${changed}`);
    expect((await answering()) === release, `release ${await answering()} answers`);
    await expectAllPaths(world);
  };

  await show('a change of one service deploys it alone', 'orders changed and committed, npm run plan -- --deploy', async () => {
    const before = await changeTimes();
    copy.change(handler, tellingRelease);
    copy.commit('Release 2');
    const done = await deployPlan();
    expectDone(done);
    expect(done.said.startsWith(`orders        ${handler}\n`), done.said);
    await expectOrdersAlone(before, '2');
  });
  await show('then there is nothing to deploy', 'the same command again', async () => {
    const before = await changeTimes();
    const done = await deployPlan();
    expect(done.code === 0 && done.said === 'No service changed.\n', done.said);
    expect((await changedSince(before)) === '', `changed: ${await changedSince(before)}`);
  });
  await show(
    "rollback brings back a service's version before, and nothing else",
    'release 3 of orders, npm run rollback',
    async () => {
      copy.change(handler, (code) => code.replace("'x-release': '2'", "'x-release': '3'"));
      copy.commit('Release 3');
      expectDone(await deployPlan());
      const before = await changeTimes();
      expect((await answering()) === '3', `release ${await answering()} answers`);
      expectDone(await rollback('orders'));
      await expectOrdersAlone(before, '2');
    },
  );
  await show('what was rolled back stays so until a change touches it', 'npm run plan -- --deploy', async () => {
    const done = await deployPlan();
    expect(done.said === 'No service changed.\n' && (await answering()) === '2', done.said);
  });
  await show('no version before: one line, nothing deployed', 'rollback of catalog, deployed once', async () => {
    const before = await changeTimes();
    expectRefused(await rollback('catalog'), /^ci remembers no version of catalog before \w+\n$/);
    expect((await changedSince(before)) === '', `changed: ${await changedSince(before)}`);
  });
  copy.change(handler, (code) => code.replace("'x-release': '3'", "'x-release': '2'")); // as it stands there
  copy.commit('As it stands there');
};
