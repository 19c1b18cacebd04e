import { readFileSync } from 'node:fs';
import { partnerPath } from '@onsale/contracts/partner-path';
import { Plan } from '@onsale/contracts/permissions';
import { endpointModules, endpointsOf } from '@onsale/contracts/registry';
import type { Resource } from '../src/configuration.ts';
import { kebab } from '../src/names.ts';
import { packagedServices, resourcesOf, serverlessYml, serviceNames } from './packaged-services.ts';
import type { Declared, PackagedService } from './packaged-services.ts';

const packaged = packagedServices();

const serviceOf = (name: string): PackagedService => {
  const found = packaged.find((each) => each.name === name);
  if (!found) throw new Error(`${name} was not packaged`);
  return found;
};

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
type Role = { AssumeRolePolicyDocument: unknown; Policies?: { PolicyDocument: { Statement: Statement[] } }[] };

const ofType = (name: string, type: string): Declared[] => resourcesOf(serviceOf(name), type);

/** What the roles of a service may do, or one of them. */
const statementsOf = (name: string, roleId?: string): Statement[] =>
  ofType(name, 'AWS::IAM::Role')
    .filter(({ id }) => roleId === undefined || id === roleId)
    .flatMap((role) => ((role.Properties as Role).Policies ?? []).flatMap((policy) => policy.PolicyDocument.Statement));

/** What cannot be narrowed to a resource, and why. */
const needEveryResource: Record<string, string> = {
  'xray:PutTraceSegments': 'X-Ray has no resources to name',
  'xray:PutTelemetryRecords': 'X-Ray has no resources to name',
};

describe.each(serviceNames)('the stack of %s', (name) => {
  it('has a table of contents of at most 40 lines', () => {
    expect(readFileSync(serverlessYml(name), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('runs every function on Node 24 and arm64', () => {
    for (const { Properties } of ofType(name, 'AWS::Lambda::Function'))
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
  });

  it('gives each function a role of its own', () => {
    const used = ofType(name, 'AWS::Lambda::Function').map(({ Properties }) => JSON.stringify(Properties?.['Role']));
    const roles = ofType(name, 'AWS::IAM::Role').filter((role) => JSON.stringify(role).includes('lambda.amazonaws.com'));
    expect(used.sort()).toEqual(roles.map(({ id }) => JSON.stringify({ 'Fn::GetAtt': [id, 'Arn'] })).sort());
  });

  it('allows no wildcard action, and every resource only where there is no other way', () => {
    for (const { Action, Resource } of statementsOf(name)) {
      expect(JSON.stringify(Action)).not.toContain('*');
      const actions = [Action].flat();
      if ([Resource].flat().includes('*')) expect(Object.keys(needEveryResource)).toEqual(expect.arrayContaining(actions));
    }
  });

  it('has a dead-letter queue behind every queue that a function reads', () => {
    const queues = ofType(name, 'AWS::SQS::Queue');
    const deadLetters = queues.map(({ Properties }) => JSON.stringify(Properties?.['RedrivePolicy'] ?? ''));
    for (const { id, Properties } of queues) {
      const isDeadLetterQueue = deadLetters.some((policy) => policy.includes(`["${id}","Arn"]`));
      if (!isDeadLetterQueue) expect(Properties).toHaveProperty('RedrivePolicy.deadLetterTargetArn');
      if (isDeadLetterQueue) expect(Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * 60 });
    }
  });

  it('leaves a queue time for a slow function, and for what it gathers', () => {
    const { template, functions } = serviceOf(name);
    for (const [functionName, { timeout = 10, events }] of Object.entries(functions)) {
      const queue = template.Resources[`${functionName.charAt(0).toUpperCase()}${functionName.slice(1)}Queue`];
      const mapping = events.find(({ sqs }) => sqs)?.['sqs'] as { maximumBatchingWindow?: number } | undefined; // osls' own
      if (queue)
        expect(queue.Properties).toMatchObject({ VisibilityTimeout: 6 * timeout + (mapping?.maximumBatchingWindow ?? 0) });
    }
  });

  it('keeps what a stream could not deliver', () => {
    for (const { Properties } of ofType(name, 'AWS::Lambda::EventSourceMapping').filter(isOfStream))
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: { 'Fn::ImportValue': 'onsale-prod-FailedRecordsBucketArn' } } },
      });
  });

  it('protects its table on prod', () => {
    for (const { Properties } of ofType(name, 'AWS::DynamoDB::Table'))
      expect(Properties).toMatchObject({
        TableName: `onsale-prod-${name}`,
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      });
  });

  it('keeps its buckets private and behind TLS', () => {
    const policies = ofType(name, 'AWS::S3::BucketPolicy');
    for (const { id, Properties } of ofType(name, 'AWS::S3::Bucket')) {
      expect({ id, ...Properties }).toMatchObject({ PublicAccessBlockConfiguration: { RestrictPublicBuckets: true } });
      const own = policies.filter((policy) => JSON.stringify(policy.Properties?.['Bucket']) === JSON.stringify({ Ref: id }));
      expect(own.map((policy) => JSON.stringify(policy))).toEqual([expect.stringContaining('aws:SecureTransport')]);
    }
  });

  it('keeps its logs for a limited time', () => {
    for (const { Properties } of ofType(name, 'AWS::Logs::LogGroup')) expect(Properties).toMatchObject({ RetentionInDays: 30 });
  });

  it('has nothing that is billed by the hour or by the month', () => {
    const types = Object.values(serviceOf(name).template.Resources).map(({ Type }) => Type);
    expect(
      types.filter((type) => /::(EC2|ECS|RDS|ElastiCache|OpenSearchService|Kinesis|MSK|DAX|ElasticLoadBalancing)/.test(type)),
    ).toEqual([]);
    expect(types.filter((type) => ['AWS::KMS::Key', 'AWS::SecretsManager::Secret', 'AWS::WAFv2::WebACL'].includes(type))).toEqual(
      [],
    );
    expect(JSON.stringify(serviceOf(name).template)).not.toMatch(/"ProvisionedConcurrency\w*":|"ProvisionedPollerConfig":/);
  });

  it('serves each endpoint of its contracts by the function of the same name, and nothing else', () => {
    const routes = Object.entries(serviceOf(name).functions).flatMap(([functionName, { events }]) =>
      events.flatMap(({ http }) => (http ? [{ functionName, http }] : [])),
    );
    const wanted = Object.entries(endpointsOf(name)).flatMap(([functionName, endpoint]) =>
      [endpoint.path, ...(endpoint.partners ? [partnerPath(endpoint)] : [])].map((path) => ({
        functionName,
        http: expect.objectContaining({ method: endpoint.method.toLowerCase(), path: path.slice(1) }) as object,
      })),
    );
    expect(routes.sort(byFunction)).toEqual(wanted.sort(byFunction));
  });

  it('asks for a key in a plan and the partner authorizer below /v1/partner, but of a browser that asks beforehand, and for no such key elsewhere', () => {
    const resources = new Map(ofType(name, 'AWS::ApiGateway::Resource').map((one) => [one.id, pathOf(name, one)]));
    for (const { Properties } of ofType(name, 'AWS::ApiGateway::Method')) {
      const at = JSON.stringify(Properties?.['ResourceId']);
      const isPartners =
        [...resources].some(([id, path]) => at.includes(`"${id}"`) && path.startsWith('/v1/partner')) ||
        /Partner\w*Resource/.test(at);
      if (Properties?.['HttpMethod'] === 'OPTIONS') {
        expect([isPartners, (Properties['Integration'] as { Type: string }).Type]).toEqual([true, 'MOCK']); // CloudFormation's shape
        continue;
      }
      expect(Properties?.['ApiKeyRequired'] ?? false).toBe(isPartners);
      expect(JSON.stringify(Properties?.['AuthorizerId'] ?? '').includes('PartnerAuthorizerId')).toBe(isPartners);
    }
  });

  it('answers before API Gateway gives up', () => {
    for (const { events, timeout = 10 } of Object.values(serviceOf(name).functions))
      if (events.some(({ http }) => http)) expect(timeout).toBeLessThan(29);
  });

  it('keeps each handler in the file that its function names', () => {
    for (const [functionName, { handler }] of Object.entries(serviceOf(name).functions))
      expect(handler).toBe(`src/handlers/${kebab(functionName)}.handler`);
  });
});

describe('all stacks together', () => {
  it('serve every service that has endpoints', () => {
    expect(Object.keys(endpointModules).filter((service) => !serviceNames.includes(service))).toEqual([]);
  });

  it('import nothing that no stack exports', () => {
    const everything = JSON.stringify(packaged.map(({ template }) => template));
    const imports = [...everything.matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    const exports = packaged.flatMap(({ template }) => Object.values(template.Outputs).map((output) => output.Export?.Name));
    expect([...new Set(imports)].filter((name) => !exports.includes(name))).toEqual([]);
  });

  it('import nothing from themselves', () => {
    for (const { template } of packaged)
      for (const { Export } of Object.values(template.Outputs))
        expect(JSON.stringify(template)).not.toContain(JSON.stringify({ 'Fn::ImportValue': Export?.Name ?? '' }));
  });

  it('never make the same path of the shared API twice', () => {
    const paths = packaged.flatMap(({ name }) => ofType(name, 'AWS::ApiGateway::Resource').map((one) => pathOf(name, one)));
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });

  it('leave the one stage to the edge, which points it to its own deployment', () => {
    expect(packaged.flatMap(({ name }) => ofType(name, 'AWS::ApiGateway::Stage').map(() => name))).toEqual(['edge']);
    const [stage] = ofType('edge', 'AWS::ApiGateway::Stage');
    const [deployment] = ofType('edge', 'AWS::ApiGateway::Deployment');
    expect(stage?.Properties).toMatchObject({ DeploymentId: { Ref: deployment?.id } });
    expect(deployment?.Properties).not.toHaveProperty('StageName');
  });
});

describe('pairing a scanner', () => {
  it('lets whoever calls it, which is anybody, list no codes and no scanners', () => {
    const rights = statementsOf('accounts', 'PairDeviceRole').flatMap(({ Effect, Action }) => (Effect === 'Allow' ? Action : []));
    const ofTables = rights.filter((action) => action.startsWith('dynamodb:')).sort();
    expect(ofTables).toEqual(['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((each) => `dynamodb:${each}`));
  });
});

test('on prod what is live is not sold for play money', () => {
  const asking = ofType('catalog', 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties?.['Environment'] as { Variables?: Record<string, unknown> } | undefined) // CloudFormation's shape
    .filter((environment) => environment?.Variables?.['PAYMENT_PROVIDER'] !== undefined);
  expect(asking.map((environment) => String(environment?.Variables?.['PLAY_MONEY']))).toEqual(['false', 'false']);
});

describe('the usage plans', () => {
  it('are those of the contracts, each with its limits, on the one stage', () => {
    const plans = ofType('edge', 'AWS::ApiGateway::UsagePlan');
    const named = Plan.options.map((plan) => `onsale-prod-${plan}`);
    expect(plans.map(({ Properties }) => Properties?.['UsagePlanName']).sort()).toEqual(named.sort());
    for (const { Properties } of plans)
      expect(Properties).toMatchObject({
        ApiStages: [{ ApiId: { Ref: 'RestApi' }, Stage: { Ref: 'Stage' } }],
        Throttle: { RateLimit: expect.any(Number) as number, BurstLimit: expect.any(Number) as number },
        Quota: { Limit: expect.any(Number) as number, Period: 'DAY' },
      });
  });

  it('let accounts make and delete keys, and change nothing else of the gateway', () => {
    const rights = statementsOf('accounts').filter(({ Action }) => JSON.stringify(Action).includes('apigateway'));
    const actions = rights.flatMap(({ Action }) => Action);
    expect([...new Set(actions)].sort()).toEqual(['apigateway:DELETE', 'apigateway:POST']);
    for (const { Resource } of rights) expect(JSON.stringify(Resource)).toMatch(/::\/(apikeys|usageplans)/);
  });
});

const isOfStream = ({ Properties }: Resource): boolean => JSON.stringify(Properties?.['EventSourceArn']).includes('StreamArn');

const byFunction = (a: { functionName: string }, b: { functionName: string }): number =>
  a.functionName.localeCompare(b.functionName);

/** The full path of an API resource: up its parents, across an import into the edge. */
const pathOf = (service: string, { Properties }: Resource): string => {
  const { ParentId, PathPart } = Properties as { ParentId: { Ref?: string; 'Fn::ImportValue'?: string }; PathPart: string };
  const imported = Object.values(serviceOf('edge').template.Outputs).find(
    ({ Export }) => Export?.Name === ParentId['Fn::ImportValue'],
  );
  const { Ref } = imported ? (imported.Value as { Ref?: string }) : ParentId;
  const parent = Ref === undefined ? undefined : serviceOf(imported ? 'edge' : service).template.Resources[Ref];
  return `${parent ? pathOf(imported ? 'edge' : service, parent) : ''}/${PathPart}`;
};
