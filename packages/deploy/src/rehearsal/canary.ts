import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { until } from '@onsale/testing/until';
import { stackName } from '@onsale/serverless-config/names';
import { resourcesOf, stacksOf } from '../stacks.ts';
import type { Claims } from './claims.ts';
import { expect, expectDone, expectRefused } from './expect.ts';
import { stage } from './world.ts';
import type { Ran, World } from './world.ts';

const handler = 'services/edge/src/handlers/get-status.ts';
const good = 'Promise.resolve(status)';
const bad = "Promise.reject(new Error('a bad release'))";
/** edge's functions that answer callers. */
const canaries = 3;
const deployEdge = ['--stage', stage, '--service', 'edge'];

/** Releases of a stage with prod's canary: here edge's `getStatus`, whose answer tells its version. */
export const canaryClaims = async ({ show }: Claims, world: World): Promise<void> => {
  const { command, copy } = world;
  await show(
    'a bad release of a consumer never gets a message',
    "a fault at the start of catalog's followStock: it fails the check of its stack, and its alias stays",
    async () => {
      const consumer = 'services/catalog/src/handlers/follow-stock.ts';
      const of = { FunctionName: 'onsale-catalog-ci-followStock', Name: 'live' };
      const version = async () => (await new LambdaClient({}).send(new GetAliasCommand(of))).FunctionVersion;
      const served = await version();
      copy.change(consumer, (code) => `${code}\nthrow new Error('a bad release');\n`);
      const failed = await command('deploy', ['--stage', stage, '--service', 'catalog']);
      expectRefused(failed, /^FollowStock of onsale-ci-catalog was bad and is taken back, .*a bad release/m);
      expect((await version()) === served, `version ${await version()} gets the messages`);
      copy.change(consumer, (code) => code.replace("\nthrow new Error('a bad release');\n", ''));
    },
  );
  const before = (await statusOf(world)) ?? '';
  const isReady = await show(
    'a stage gets canaries',
    "edge with prod's alarms, groups and aliases, nothing shifted",
    async () => {
      copy.change('packages/serverless-config/stages.yml', (yml) =>
        yml.replace(/(^ci:[^]*?alarms: )false(\s+canary: )false/m, '$1true$2true'),
      );
      expectDone(await command('deploy', deployEdge));
      const groups = await resourcesOf(
        new CloudFormationClient({}),
        stackName('edge', stage),
        'AWS::CodeDeploy::DeploymentGroup',
      );
      expect(groups.length === canaries, `${groups.length} deployment groups`);
      await until('the alarm to be silent', alarmIsSilent, 60_000);
      expect((await shareOfNew()) === undefined, 'an alias is being shifted');
    },
  );
  if (!isReady) return;
  await show(
    'a bad release takes its share of the calls and is rolled back by its alarm',
    'a 500 from getStatus: access log → metric → alarm → group as deployed; CodeDeploy and its minutes are ours',
    async () => {
      copy.change(handler, (code) => code.replace(good, bad));
      const { met, ran } = await release(world, (status) => status === undefined);
      expectShare(met);
      expectRefused(ran, /^GetStatus of onsale-ci-edge was bad and is taken back, .*onsale-ci-edge-errors/m);
      expect(!/osls-compose failed/.test(ran.said), `more than a line:\n${ran.said}`);
      const { StackStatus } = (await stacksOf(new CloudFormationClient({}), ['edge'], stage)).get('edge') ?? {};
      expect(StackStatus === 'UPDATE_ROLLBACK_COMPLETE', `${stackName('edge', stage)} is ${StackStatus}`);
      await expectAll(world, before);
    },
    'shimmed',
  );
  const next = `${before}-canary`;
  await show(
    'a good release takes 10 %, then all, on the stage that was rolled back',
    'a new version from getStatus, 300 calls while it is a canary',
    async () => {
      copy.change(handler, (code) =>
        code.replace(bad, good).replace("requiredEnv('VERSION')", "`${requiredEnv('VERSION')}-canary`"),
      );
      await until('the alarm to be silent', alarmIsSilent, 60_000); // as long as it rings, nothing is released
      const { met, ran } = await release(world, (status) => status === next, 300);
      expectDone(ran);
      expectShare(met);
      await expectAll(world, next);
    },
    'shimmed',
  );
};

type Met = { readonly calls: number; readonly met: number };

/** Deploys, and calls as long as the new version has a share of the calls (at most so often). Answers how many met it. */
const release = async (
  world: World,
  isNew: (status: string | undefined) => boolean,
  atMost = Infinity,
): Promise<{ readonly met: Met; readonly ran: Ran }> => {
  const deploying = world.command('deploy', deployEdge);
  await until('a share for the new version', async () => ((await shareOfNew()) === undefined ? undefined : true), 120_000);
  const found: boolean[] = [];
  const caller = async () => {
    while (found.length < atMost && (await shareOfNew()) !== undefined)
      for (let call = 0; call < 5; call++) found.push(isNew(await statusOf(world)));
  };
  await Promise.all([caller(), caller(), caller(), caller()]);
  return { met: { calls: found.length, met: found.filter((each) => each).length }, ran: await deploying };
};

/** A tenth, within four standard deviations: a right share fails once in 15,000 runs. */
const expectShare = ({ calls, met }: Met): void => {
  const share = met / calls;
  const deviation = Math.sqrt((0.1 * 0.9) / calls);
  expect(calls >= 60, `only ${calls} calls while the new version had its share`);
  expect(Math.abs(share - 0.1) <= 4 * deviation && met > 0, `${met} of ${calls} calls met the new version`);
};

const expectAll = async (world: World, version: string): Promise<void> => {
  for (let call = 0; call < 50; call++) {
    const found = await statusOf(world);
    expect(found === version, `${found ?? 'a failure'} answers, not ${version}`);
  }
  expect((await shareOfNew()) === undefined, 'the alias still has two versions');
};

/** Who answers; nothing where it is a failure. */
const statusOf = async ({ outputs }: World): Promise<string | undefined> => {
  const answer = await fetch(`${outputs().api}/v1/status`);
  const { version } = (await answer.json()) as { version?: string }; // by its contract, or a problem
  return answer.ok ? version : undefined;
};

const alarmIsSilent = async (): Promise<true | undefined> => {
  const AlarmNames = ['onsale-ci-edge-errors'];
  const { MetricAlarms: [alarm] = [] } = await new CloudWatchClient({}).send(new DescribeAlarmsCommand({ AlarmNames }));
  return alarm?.StateValue === 'OK' ? true : undefined;
};

const shareOfNew = async (): Promise<number | undefined> => {
  const alias = await new LambdaClient({}).send(new GetAliasCommand({ FunctionName: 'onsale-edge-ci-getStatus', Name: 'live' }));
  return Object.values(alias.RoutingConfig?.AdditionalVersionWeights ?? {})[0];
};
