import { packagedServices, resourcesOf } from './packaged-services.ts';
import type { Declared } from './packaged-services.ts';

const mappings = packagedServices().flatMap((service) =>
  resourcesOf(service, 'AWS::Lambda::EventSourceMapping').map(
    (mapping) => [`${service.name} ${mapping.id}`, service, mapping] as const,
  ),
);

const aliasOf = ({ Properties }: Declared): string | undefined =>
  /^\{"Fn::Join":\[":",\[\{"Fn::GetAtt":\["(\w+)LambdaFunction","Arn"\]\},"live"\]\]\}$/.exec(
    JSON.stringify(Properties?.['FunctionName']),
  )?.[1];

describe.each(mappings)('the consumer of %s', (_, { name, template }, mapping) => {
  const id = aliasOf(mapping) ?? 'none';
  const alias = template.Resources[`${id}LiveAlias`];
  const check = template.Resources[`${id}ReleaseCheck`];

  it('gets messages through an alias that moves at once', () => {
    expect(alias?.Properties).toMatchObject({ Name: 'live' });
    expect(alias).not.toHaveProperty('UpdatePolicy');
  });

  it('does not move before its new version has answered an empty batch', () => {
    expect(alias?.DependsOn).toBe(`${id}ReleaseCheck`);
    const { 'Fn::GetAtt': [version] = [] } = alias?.Properties?.['FunctionVersion'] as { 'Fn::GetAtt'?: string[] };
    expect(check).toEqual({
      Type: 'Custom::ReleaseCheck',
      Properties: {
        ServiceToken:
          name === 'edge'
            ? { 'Fn::GetAtt': ['CheckReleaseLambdaFunction', 'Arn'] }
            : { 'Fn::ImportValue': 'onsale-prod-CheckReleaseArn' },
        ServiceTimeout: '60',
        Version: { Ref: version },
      },
    });
  });
});
