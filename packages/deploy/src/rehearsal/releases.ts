import { APIGatewayClient, GetStageCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SSMClient } from '@aws-sdk/client-ssm';
import { until } from '@onsale/testing/until';
import { deployedCommit } from '../deployed.ts';
import { changeTime, stacksOf } from '../stacks.ts';
import { bundleClaims, carriedClaims } from './carried.ts';
import type { Claims } from './claims.ts';
import { expect, expectAnswer, expectDone, expectRefused } from './expect.ts';
import { privateClaims } from './private.ts';
import { refusalClaims } from './refusals.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

const services = ['edge', 'accounts', 'catalog', 'inventory', 'orders', 'payments', 'tickets', 'notifications', 'storefront'];
const ofStage = ['--stage', stage];

/** A path of each service that has some, and what itself answers who has no credential: a path that is gone is a 404 `not-found`. */
const paths: Readonly<Record<string, readonly [status: number, code?: string]>> = {
  '/v1/status': [200],
  '/v1/api-keys': [401, 'unauthenticated'],
  '/v1/events': [200],
  '/v1/events/evt_none/availability': [404, 'event-not-found'],
  '/v1/orders/ord_none': [401, 'unauthenticated'],
  '/v1/payments/sandbox/00000000': [404, 'payment-not-found'],
  '/v1/check-in/lists': [401, 'unauthenticated'],
};

export const expectAllPaths = async ({ outputs }: Pick<World, 'outputs'>): Promise<void> => {
  for (const [path, answer] of Object.entries(paths)) await expectAnswer(fetch(outputs().api + path), ...answer);
};

export const changeTimes = async (): Promise<ReadonlyMap<string, number>> => {
  const stacks = await stacksOf(new CloudFormationClient({}), services, stage);
  return new Map([...stacks].map(([name, stack]) => [name, changeTime(stack)]));
};

export const changedSince = async (before: ReadonlyMap<string, number>): Promise<string> =>
  [...(await changeTimes())].flatMap(([name, at]) => (before.get(name) === at ? [] : name)).join(', ');

const shownSnapshot = async ({ outputs }: World) => {
  const restApiId = outputs().shared['RestApiId'];
  return (await new APIGatewayClient({}).send(new GetStageCommand({ restApiId, stageName: stage }))).deploymentId;
};

const versionOf = async ({ outputs }: World): Promise<string> => {
  const answer = await fetch(`${outputs().api}/v1/status`);
  return ((await answer.json()) as { version: string }).version; // by its contract
};

/** The first deploy of an empty account, and what is refused before it. Answers whether there is anything to go on with. */
export const firstDeploy = async (claims: Claims, world: World): Promise<boolean> => {
  const { show } = claims;
  const { command, showSite } = world;
  await refusalClaims(claims, world);
  const bundles = await bundleClaims(claims, world);
  const deploying = command('plan', ['--deploy', stage, '--bundles', bundles]);
  await show('two deploys at once: the second one says who holds the stage', 'started while the first one runs', async () => {
    await until('the first stack', async () => ((await changeTimes()).size > 0 ? true : undefined), 180_000);
    expectRefused(await command('deploy', ofStage), new RegExp(`^${stage} is locked: npm run deploy by`));
  });
  const isThere = await show(
    'every service deployed to an empty account',
    'npm run plan -- --deploy, as a push does',
    async () => {
      expectDone(await deploying);
      await showSite();
    },
  );
  if (isThere) await carriedClaims(claims, bundles);
  return isThere;
};

/** What later releases do to what is there. */
export const releaseClaims = async (claims: Claims, world: World): Promise<void> => {
  const { show } = claims;
  const { command, copy } = world;
  await show(
    'redeploy without change is a no-op',
    'built again, and no stack, no snapshot of the API, no file of the site is touched',
    async () => {
      const [before, snapshot] = [await changeTimes(), await shownSnapshot(world)];
      const again = await command('deploy', ofStage);
      expectDone(again);
      const changed = await changedSince(before);
      expect(changed === '', `changed: ${changed}`);
      expect((await shownSnapshot(world)) === snapshot && /unchanged/.test(again.said), 'the API has a new snapshot');
      expect(/ 0 files changed/.test(again.said), again.said);
    },
  );
  await show('the next plan goes by what npm run deploy brought', 'npm run plan -- --deploy after it', async () => {
    const done = await command('plan', ['--deploy', stage]);
    expect(done.code === 0 && done.said === 'No service changed.\n', done.said);
  });
  await show(
    "redeploy of one service leaves the others' routes alive",
    "orders' code changed, --service orders, then a path of each",
    async () => {
      const before = await changeTimes();
      copy.change('services/orders/src/handlers/get-order.ts', (code) => `${code}\nexport const release = 2;\n`);
      expectDone(await command('deploy', [...ofStage, '--service', 'orders']));
      const changed = await changedSince(before);
      expect(changed === 'orders', `changed: ${changed}`);
      await expectAllPaths(world);
    },
  );
  await show('what is in no commit is taken for none', 'that same deploy was of files that were not committed', async () => {
    const commit = await deployedCommit(new SSMClient({}), stage).read();
    expect(commit === undefined, `the stage was brought to ${commit}`);
  });
  const events = 'services/edge/resources/events.yml';
  const version = await versionOf(world);
  const next = `${version}-next`;
  await show(
    'a deploy that fails in the middle leaves the old version serving',
    'edge: a new version, then a resource that cannot be made',
    async () => {
      copy.change('package.json', (json) => json.replace(`"version": "${version}"`, `"version": "${next}"`));
      copy.change(events, (yml) => yml.replace(/^Resources:$/m, `Resources:\n${doomed}`));
      const failed = await command('deploy', [...ofStage, '--service', 'edge']);
      expectRefused(failed, /osls-compose failed/);
      expect((await versionOf(world)) === version, `${await versionOf(world)} is serving`);
      await expectAllPaths(world);
    },
  );
  await show('running it again goes on', 'mended, then the same command', async () => {
    copy.change(events, (yml) => yml.replace(`${doomed}\n`, ''));
    expectDone(await command('deploy', [...ofStage, '--service', 'edge']));
    expect((await versionOf(world)) === next, `${await versionOf(world)} is serving`);
  });
  await privateClaims(claims, world);
};

/** Made when callers are answered by the new version already, and cannot be: so all of it has to go back. */
const doomed = [
  '  Doomed:',
  '    Type: AWS::SNS::Topic',
  '    DependsOn: GetStatusLiveAlias',
  '    Properties: { DisplayName: { Fn::GetAtt: [EventsTopic, NoSuchAttribute] } }',
].join('\n');
