import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { stackName } from '@onsale/serverless-config/names';
import type { Claims } from './claims.ts';
import { expect, expectDone } from './expect.ts';
import type { World } from './world.ts';

const stage = 'dev';
const endpoint = 'vpce-0123456789abcdef0';
const subnet = 'subnet-0123456789abcdef0';

/** A stage whose whole API is for one VPC. The emulator keeps neither its type nor the functions' place, so templates are read back. */
export const privateClaims = async ({ show }: Claims, { command, copy }: World): Promise<void> => {
  const how = 'edge and orders as stage dev with endpoint: private; the emulator has no VPC, so their templates are read back';
  await show('the private variant deploys, its callers in the VPC', how, () => privateVariant(command, copy), 'shimmed');
};

const privateVariant = async (command: World['command'], copy: World['copy']): Promise<void> => {
  const row = /(^dev:[^]*?endpoint: )regional(\s+vpcEndpoint: )''(\s+vpcSubnets: )\[\](\s+vpcSecurityGroups: )\[\]/m;
  copy.change('packages/serverless-config/stages.yml', (yml) =>
    yml.replace(row, `$1private$2${endpoint}$3[${subnet}]$4[sg-0123456789abcdef0]`),
  );
  for (const service of ['edge', 'orders']) expectDone(await command('deploy', ['--stage', stage, '--service', service]));
  const edge = await templateOf('edge');
  expect(/"PRIVATE"/.test(edge) && edge.includes(endpoint), `its API is not private:\n${edge}`);
  const { Resources } = JSON.parse(await templateOf('orders')) as {
    Resources: Record<string, { Properties?: { VpcConfig?: { SubnetIds?: string[] } } }>; // CloudFormation's own shape
  };
  const subnets = (id: string) => Resources[id]?.Properties?.VpcConfig?.SubnetIds?.join();
  expect(subnets('PlaceOrderLambdaFunction') === subnet, 'placeOrder, which calls inventory, is not in the VPC');
  expect(subnets('PublishOutboxLambdaFunction') === undefined, 'publishOutbox, which calls nobody, is in the VPC');
  expectDone(await command('remove', ['--stage', stage]));
};

const templateOf = async (service: string): Promise<string> => {
  const StackName = stackName(service, stage);
  return (await new CloudFormationClient({}).send(new GetTemplateCommand({ StackName }))).TemplateBody ?? '';
};
