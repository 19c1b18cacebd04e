import { APIGatewayClient, GetStageCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { until } from '@onsale/testing/until';
import { changeTime, stacksOf } from '../stacks.ts';
import { bundleClaims, carriedClaims } from './carried.ts';
import type { Claims } from './claims.ts';
import { expect, expectAnswer, expectDone, expectRefused } from './expect.ts';
import { privateClaims } from './private.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

const services = ['edge', 'accounts', 'catalog', 'inventory', 'orders', 'payments', 'tickets', 'notifications', 'storefront'];
const ofStage = ['--stage', stage];

/** One path of each service, and what it answers who has no credential. */
export const paths: Readonly<Record<string, number>> = {
  '/v1/status': 200,
  '/v1/api-keys': 401,
  '/v1/events': 200,
  '/v1/events/evt_none/availability': 404,
  '/v1/orders/ord_none': 401,
  '/v1/check-in/lists': 401,
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
  await show('unknown stage: one line, nothing deployed', '--stage nowhere', async () =>
    expectRefused(await command('deploy', ['--stage', 'nowhere']), /^there is no stage "nowhere"/),
  );
  await show('unknown service: one line, nothing deployed', '--service nothing', async () =>
    expectRefused(await command('deploy', [...ofStage, '--service', 'nothing']), /^there is no service "nothing"/),
  );
  await show('no account: one line, nothing deployed', 'an endpoint where nobody answers', async () =>
    expectRefused(await command('deploy', ofStage, { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }), /^no AWS account/),
  );
  await show('a missing parameter: one line, nothing deployed', 'MAIL_FROM is empty', async () =>
    expectRefused(await command('deploy', ofStage, { MAIL_FROM: '' }), /^MAIL_FROM is not set/),
  );
  await show(
    'a service before the one it needs: one line, nothing deployed',
    '--service orders on an empty account',
    async () => {
      expectRefused(await command('deploy', [...ofStage, '--service', 'orders']), /^orders needs edge/m);
      expect((await changeTimes()).size === 0, 'there are stacks now');
    },
  );
  const bundles = await bundleClaims(claims, world);
  const deploying = command('plan', ['--deploy', stage, '--bundles', bundles]);
  await show('two deploys at once: the second one says who holds the stage', 'started while the first one runs', async () => {
    await until('the first stack', async () => ((await changeTimes()).size > 0 ? true : undefined), 60_000);
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
  const { command, copy, outputs } = world;
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
  await show(
    "redeploy of one service leaves the others' routes alive",
    "orders' code changed, --service orders, then a path of each",
    async () => {
      const before = await changeTimes();
      copy.change('services/orders/src/handlers/get-order.ts', (code) => `${code}\nexport const release = 2;\n`);
      expectDone(await command('deploy', [...ofStage, '--service', 'orders']));
      const changed = await changedSince(before);
      expect(changed === 'orders', `changed: ${changed}`);
      for (const [path, status] of Object.entries(paths)) await expectAnswer(fetch(outputs().api + path), status);
    },
  );
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
      for (const [path, status] of Object.entries(paths)) await expectAnswer(fetch(outputs().api + path), status);
    },
  );
  await show('running it again goes on', 'mended, then the same command', async () => {
    copy.change(events, (yml) => yml.replace(`${doomed}\n`, ''));
    expectDone(await command('deploy', [...ofStage, '--service', 'edge']));
    expect((await versionOf(world)) === next, `${await versionOf(world)} is serving`);
  });
  await privateClaims(claims, world);
};

/** Made after the new version of the function, and cannot be. */
const doomed = [
  '  Doomed:',
  '    Type: AWS::SNS::Topic',
  '    DependsOn: GetStatusLambdaFunction',
  '    Properties: { DisplayName: { Fn::GetAtt: [EventsTopic, NoSuchAttribute] } }',
].join('\n');
