import { packagedServices, resourcesOf } from './packaged-services.ts';
import type { Declared, PackagedService } from './packaged-services.ts';

const packaged = packagedServices();

/** A resource's logical id from its function's name: `PlaceOrder`. */
const bareId = (functionName: string) => functionName.charAt(0).toUpperCase() + functionName.slice(1);

const answeringFunctions = ({ functions }: PackagedService): string[] =>
  Object.entries(functions).flatMap(([name, { events }]) => (events.some(({ http }) => http) ? [bareId(name)] : []));

const authorizers = ({ functions }: PackagedService): string[] =>
  Object.entries(functions).flatMap(([name, { authorizer }]) => (authorizer ? [bareId(name)] : []));

const withAnswers = packaged.filter((service) => answeringFunctions(service).length > 0);

const group = (service: PackagedService): Declared[] => resourcesOf(service, 'AWS::CodeDeploy::DeploymentGroup');

describe.each(withAnswers.map((service) => [service.name, service] as const))('%s on prod', (_, service) => {
  it('shifts each function that answers, authorizers too, through an alias and a deployment group of its own', () => {
    const aliases = resourcesOf(service, 'AWS::Lambda::Alias').filter((alias) => 'UpdatePolicy' in alias);
    expect(aliases.map(({ id }) => id).sort()).toEqual(
      [...answeringFunctions(service), ...authorizers(service)].map((id) => `${id}LiveAlias`).sort(),
    );
    const groups = aliases.map((alias) => {
      const { ApplicationName, DeploymentGroupName } = (
        alias['UpdatePolicy'] as { CodeDeployLambdaAliasUpdate: Record<string, unknown> }
      ).CodeDeployLambdaAliasUpdate;
      expect(ApplicationName).toEqual({ Ref: 'CanaryApplication' });
      return JSON.stringify(DeploymentGroupName);
    });
    expect(groups.sort()).toEqual(
      group(service)
        .map(({ id }) => JSON.stringify({ Ref: id }))
        .sort(),
    );
  });

  it('gives a new version 10 % for five minutes and takes them back when errors or slow answers ring', () => {
    for (const { Properties } of group(service))
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
        AlarmConfiguration: { Enabled: true, Alarms: [{ Name: { Ref: 'ErrorsAlarm' } }, { Name: { Ref: 'SlowAnswersAlarm' } }] },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
      });
  });

  it('lets CodeDeploy move the aliases of its own functions, and of no others', () => {
    const role = JSON.stringify(service.template.Resources['CanaryRole']);
    const [, prefix] = /:function:([\w-]+)\*"/.exec(role) ?? [];
    expect(prefix).toBe(`onsale-${service.name}-prod-`);
    for (const { Properties } of resourcesOf(service, 'AWS::Lambda::Function'))
      expect(JSON.stringify(Properties?.['FunctionName'])).toContain(`"${prefix}`);
  });

  it('rings at a share that a canary of which everything fails passes', () => {
    for (const id of ['ErrorsAlarm', 'SlowAnswersAlarm'])
      expect(service.template.Resources[id]?.Properties).toMatchObject({ Statistic: 'Average', Threshold: 0.01, Period: 60 });
    const filters = resourcesOf(service, 'AWS::Logs::MetricFilter').map(({ Properties }) => Properties);
    expect(filters).toHaveLength(4);
    for (const filter of filters) expect(JSON.stringify(filter?.['FilterPattern']).length).toBeLessThanOrEqual(1024); // CloudWatch's limit
  });

  it('points every route at the alias, and lets the API call the function there alone', () => {
    for (const { Properties, DependsOn } of resourcesOf(service, 'AWS::ApiGateway::Method').filter(callsFunction)) {
      const integration = JSON.stringify(Properties?.['Integration']);
      const [, functionId = 'none'] =
        /"Fn::GetAtt":\["(\w+)LambdaFunction","Arn"\]\},":","live","\/invocations"/.exec(integration) ?? [];
      expect(DependsOn).toContain(`${functionId}LiveAlias`);
    }
    const permissions = resourcesOf(service, 'AWS::Lambda::Permission')
      .filter(({ Properties }) => Properties?.['Principal'] === 'apigateway.amazonaws.com')
      .map(({ Properties }) => Properties?.['FunctionName']);
    expect(permissions).toEqual(
      answeringFunctions(service).map((id) => ({
        'Fn::Join': [':', [{ 'Fn::GetAtt': [`${id}LambdaFunction`, 'Arn'] }, 'live']],
      })),
    );
  });
});

describe('the shared authorizer', () => {
  const uris = packaged.flatMap((service) =>
    resourcesOf(service, 'AWS::ApiGateway::Authorizer').map(({ Properties }) => JSON.stringify(Properties?.['AuthorizerUri'])),
  );

  it('is called by its alias, which is a canary of its service', () => {
    expect(uris.length).toBeGreaterThan(0);
    for (const uri of uris) {
      const [, name, functionName = ''] = /function:onsale-(\w+)-prod-(\w+):live\/invocations/.exec(uri) ?? [];
      const service = packaged.find((each) => each.name === name);
      expect(service?.template.Resources[`${bareId(functionName)}LiveAlias`]).toMatchObject({
        Properties: { Name: 'live' },
        UpdatePolicy: { CodeDeployLambdaAliasUpdate: { DeploymentGroupName: { Ref: `${bareId(functionName)}Deployment` } } },
      });
    }
  });

  it('may be called there alone', () => {
    const edge = packaged.find(({ name }) => name === 'edge');
    expect(JSON.stringify(edge?.template.Resources['AuthorizerRole'])).toMatch(/function:onsale-accounts-prod-authorize:live"/);
  });

  it('rings for its own service, on whatever path it fails', () => {
    const accounts = packaged.find(({ name }) => name === 'accounts');
    expect(accounts?.template.Resources['ErrorsBad']?.Properties?.['FilterPattern']).toContain('($.refusedBy = "AUTHORIZER_*")');
  });
});

const callsFunction = ({ Properties }: Declared): boolean => JSON.stringify(Properties).includes('AWS_PROXY');
