import type { Resource } from '../src/configuration.ts';
import { needs } from './deployer-needs.ts';
import { deployerRights } from './deployer-rights.ts';
import { everyOption } from './every-option.ts';
import { expandedService } from './expanded-services.ts';
import { packagedServices } from './packaged-services.ts';

const stage = 'prod';
const largest = 6144; // characters that IAM takes of a managed policy

/** As CloudFormation names what has no name: where that is too long, it keeps 24 characters of the stack's name and of the logical id. */
const generated = (stack: string, id: string): string => `${stack.slice(0, 24)}-${id.slice(0, 24)}-1A2B3C4D5E6FG`;

const nameProperties = ['AlarmName', 'LogGroupName', 'Name', 'QueueName', 'TableName', 'TopicName'];

type OfService = Resource & { readonly service: string; readonly stack: string; readonly id: string };

const ownName = ({ stack, id, Properties }: OfService): string =>
  nameProperties.map((each) => Properties?.[each]).find((name) => typeof name === 'string') ?? generated(stack, id);

/** What stands on prod, and what would with every option of stages.yml. */
const everything = async (): Promise<OfService[]> => {
  const found: OfService[] = [];
  for (const { name: service, stackName: stack, template } of packagedServices()) {
    const { resources, functions } = await expandedService(service, stage, everyOption);
    const all = { ...template.Resources, ...resources.Resources };
    found.push(...Object.entries(all).map(([id, resource]) => ({ ...resource, service, stack, id })));
    const inVpc = Object.entries(functions).filter(([, { vpc }]) => vpc !== undefined);
    found.push(...inVpc.map(([id]) => ({ service, stack, id, Type: 'AWS::Lambda::Function', Properties: { VpcConfig: {} } })));
  }
  return found;
};

const asked = (resource: OfService) =>
  (needs[resource.Type] ?? [])
    .filter(({ property }) => property === undefined || resource.Properties?.[property] !== undefined)
    .flatMap(({ actions, on }) => {
      const [service = '', names = ''] = actions.split(': ');
      return names.split(' ').map((name) => ({ action: `${service}:${name}`, on, resource: placed(on, resource) }));
    });

const placed = (on: string, resource: OfService): string =>
  on
    .replaceAll('{name}', ownName(resource))
    .replaceAll('{generated}', generated(resource.stack, resource.id))
    .replaceAll('{ours}', `onsale-${stage}-${resource.service}`)
    .replaceAll('{function}', `onsale-${resource.service}-${stage}-anything`)
    .replaceAll('{accessLog}', `/onsale/${stage}/api-access`)
    .replaceAll('{firewall}', `onsale-${stage}`)
    .replaceAll('{stage}', stage);

/** One resource for each action. */
const examples = (all: ReturnType<typeof asked>): string[] => [
  ...new Map(all.map(({ action, on, resource }) => [`${action} ${on}`, `${action} on ${resource}`])).values(),
];

describe('the role that GitHub deploys with', () => {
  it('may do all that CloudFormation asks for in its name, for every resource of every service', async () => {
    const { allows } = await deployerRights(stage);
    const refused = (await everything()).flatMap(asked).filter(({ action, resource }) => !allows(action, resource));
    expect(examples(refused)).toEqual([]);
  });

  it('is known what it needs for every type of resource', async () => {
    const types = new Set((await everything()).map(({ Type }) => Type));
    expect([...types].filter((type) => !(type in needs))).toEqual([]);
    expect(Object.keys(needs).filter((type) => !types.has(type))).toEqual([]);
  });

  it('changes nothing of another stage that has a name', async () => {
    const { allows } = await deployerRights('dev');
    const named = (await everything()).flatMap(asked).filter(({ on }) => on.includes('{'));
    expect(examples(named.filter(({ action, resource }) => allows(action, resource)))).toEqual([]);
  });

  it('has policies of a size that IAM takes', async () => {
    const { sizes } = await deployerRights('staging');
    for (const size of sizes) expect(size).toBeLessThanOrEqual(largest);
  });
});
