import path from 'node:path';
import readConfiguration from 'serverless/lib/configuration/read.js';

type Sub = { readonly 'Fn::Sub': string };
type Statement = { readonly Effect: 'Allow'; readonly Action: readonly string[]; readonly Resource: '*' | readonly Sub[] };
type Policy = {
  readonly Type: string;
  readonly Properties: { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
};

/** What .github/bootstrap.yml lets the role of `stages` do, in an account and region of the tests. */
export const deployerRights = async (stages: string) => {
  const { Resources } = await readConfiguration(path.resolve('.github/bootstrap.yml'));
  const policies = Object.values(Resources as Record<string, Policy>) // as the template declares them
    .filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
    .map(({ Properties }) => Properties.PolicyDocument.Statement.map((each) => resolved(each, stages)));
  const statements = policies.flat();
  return {
    /** Of each policy as IAM counts it, white space left out. */
    sizes: policies.map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement }).length),
    allows: (action: string, resource: string): boolean =>
      statements.some(({ Action, Resource }) => Action.includes(action) && Resource.some((each) => matches(each, resource))),
  };
};

const values = (stages: string): Readonly<Record<string, string>> => ({
  '${AWS::Partition}': 'aws',
  '${AWS::Region}': 'ap-northeast-2',
  '${AWS::AccountId}': '123456789012',
  '${Stages}': stages,
});

const resolved = ({ Effect, Action, Resource }: Statement, stages: string) => ({
  Effect,
  Action,
  Resource:
    Resource === '*'
      ? ['*']
      : Resource.map((each) =>
          Object.entries(values(stages)).reduce((arn, [name, value]) => arn.replace(name, value), each['Fn::Sub']),
        ),
});

const literally = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** As IAM does: a star is any text. Whatever has no resource to name needs the star alone. */
const matches = (pattern: string, resource: string): boolean =>
  pattern === '*' || new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`).test(resource);
