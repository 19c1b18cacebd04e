import { answering, canaryResources, liveAlias } from './live-alias.ts';

const http = { http: { method: 'get', path: 'v1/orders' } };

describe('the live alias', () => {
  it('is for what answers a caller or says who may come in, not for what a queue or a schedule calls', () => {
    const functions = { ask: [http], consume: [{ sqs: 'arn' }], sweep: [{ schedule: 'rate(5 minutes)' }], named: [] };
    const configured = Object.entries(functions).map(([name, events]) => [name, { handler: 'it', events }] as const);
    const authorize = { handler: 'it', events: [], authorizer: true } as const;
    expect(answering({ ...Object.fromEntries(configured), authorize })).toEqual(['ask', 'authorize']);
  });

  it('is moved by CloudFormation at once where there is no canary', () => {
    expect(liveAlias('getOrder', 'Version1', false)).toEqual({
      GetOrderLiveAlias: {
        Type: 'AWS::Lambda::Alias',
        Properties: {
          FunctionName: { Ref: 'GetOrderLambdaFunction' },
          FunctionVersion: { 'Fn::GetAtt': ['Version1', 'Version'] },
          Name: 'live',
        },
      },
    });
  });

  it('is moved by its own deployment group as a canary', () => {
    const { GetOrderLiveAlias } = liveAlias('getOrder', 'Version1', true);
    const { ApplicationName, DeploymentGroupName } = (
      GetOrderLiveAlias?.['UpdatePolicy'] as { CodeDeployLambdaAliasUpdate: Record<string, { Ref: string }> }
    ).CodeDeployLambdaAliasUpdate;
    const made = canaryResources(['getOrder', 'placeOrder'], ['ErrorsAlarm'], 'onsale-orders-prod-');
    expect(made[ApplicationName?.Ref ?? '']?.Type).toBe('AWS::CodeDeploy::Application');
    expect(made[DeploymentGroupName?.Ref ?? '']?.Type).toBe('AWS::CodeDeploy::DeploymentGroup');
    expect(Object.values(made).filter(({ Type }) => Type === 'AWS::CodeDeploy::DeploymentGroup')).toHaveLength(2);
  });
});
