import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Claims } from './claims.ts';
import { expect, expectRefused } from './expect.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

const repository = 'repo:onsale/rehearsal';

type Credentials = Readonly<Record<string, string>>;

/** A stage each, and the GitHub environment whose role changes it. */
const environments = { [stage]: 'preview', dev: 'dev' } as const;

/** From here on every deploy and remove has the rights that GitHub Actions gets, and no more. Answers whether there is a role. */
export const deployerClaims = async ({ show, notYet }: Claims, world: World): Promise<boolean> => {
  let credentials: Credentials = {};
  const isTaken = await show(
    'GitHub takes the deploy role, by its environment alone',
    '.github/bootstrap.yml deployed, its role taken with a token; the emulator reads what a token says, not who signed it',
    async () => {
      for (const [stages, environment] of Object.entries(environments)) {
        const role = await bootstrap(world, environment, stages);
        world.deployWith(stages, await take(role, `${repository}:environment:${environment}`));
        await expectRefusal(role, `${repository}:environment:other`);
        await expectRefusal(role, `${repository}:ref:refs/heads/main`);
        await expectRefusal(role, `onsale/fork:environment:${environment}`);
        if (stages === stage) credentials = await take(role, `${repository}:environment:${environment}`);
      }
    },
    'shimmed',
  );
  await show(
    "one stage's deploy role changes no other stage",
    `the role of ${stage} deploys staging: refused its lock`,
    async () =>
      expectRefused(
        await world.command('deploy', ['--stage', 'staging'], credentials),
        /not authorized to perform: ssm:PutParameter/,
      ),
  );
  notYet(
    'what CloudFormation does with the rights of the deploy role',
    'all that osls and we ask for ourselves is checked; the emulator asks for nothing when it makes a resource, so a template test compares the role with a table',
  );
  return isTaken;
};

const expectRefusal = (role: string, sub: string): Promise<void> =>
  take(role, sub).then(
    () => expect(false, `${sub} gets ${role}`),
    (fault: unknown) => expect(fault instanceof Error && fault.name.startsWith('AccessDenied'), String(fault)),
  );

/** As docs/bootstrap.md says, but for the OIDC provider, which the emulator does without. Answers the role. */
const bootstrap = async ({ root }: World, environment: string, stages: string): Promise<string> => {
  const client = new CloudFormationClient({});
  const StackName = `onsale-bootstrap-${environment}`;
  const parameters = {
    Repository: repository.slice('repo:'.length),
    Environment: environment,
    Stages: stages,
    MakeProvider: 'no',
  };
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(path.join(root, '.github/bootstrap.yml'), 'utf8'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
  );
  await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 1 }, { StackName });
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
  return stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'DeployRole')?.OutputValue ?? '';
};

export const isBootstrap = ({ StackName }: Pick<Stack, 'StackName'>): boolean =>
  StackName?.startsWith('onsale-bootstrap-') === true;

const take = async (RoleArn: string, sub: string): Promise<Credentials> => {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claimed = { iss: 'https://token.actions.githubusercontent.com', aud: 'sts.amazonaws.com', sub };
  const WebIdentityToken = `${encoded({ alg: 'none' })}.${encoded(claimed)}.`;
  const { Credentials } = await new STSClient({}).send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'rehearsal', WebIdentityToken }),
  );
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  };
};
