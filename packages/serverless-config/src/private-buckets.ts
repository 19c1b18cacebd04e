import type { Resource, Value } from './configuration.ts';

type Resources = Readonly<Record<string, Resource>>;

/** Makes every bucket private and reachable over TLS only, whatever else its own policy allows. */
export const withPrivateBuckets = (resources: Resources): Record<string, Resource> => {
  const secured: Record<string, Resource> = { ...resources };
  for (const [bucketId, bucket] of Object.entries(resources).filter(([, each]) => each.Type === 'AWS::S3::Bucket')) {
    secured[bucketId] = {
      ...bucket,
      Properties: { PublicAccessBlockConfiguration: noPublicAccess, ...bucket.Properties },
    };
    const [policyId = `${bucketId}Policy`, policy] =
      Object.entries(resources).find(([, each]) => isPolicyOf(bucketId, each)) ?? [];
    secured[policyId] = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: bucketId },
        PolicyDocument: { Version: '2012-10-17', Statement: [tlsOnly(bucketId), ...statementsOf(policy)] },
      },
    };
  }
  return secured;
};

const noPublicAccess = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

const tlsOnly = (bucketId: string): Value => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [{ 'Fn::GetAtt': [bucketId, 'Arn'] }, { 'Fn::Sub': `\${${bucketId}.Arn}/*` }],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});

const isPolicyOf = (bucketId: string, { Type, Properties }: Resource): boolean =>
  Type === 'AWS::S3::BucketPolicy' && JSON.stringify(Properties?.['Bucket']) === JSON.stringify({ Ref: bucketId });

const statementsOf = (policy: Resource | undefined): readonly Value[] => {
  const document = policy?.Properties?.['PolicyDocument'] as { Statement?: readonly Value[] } | undefined; // as CloudFormation wants it
  return document?.Statement ?? [];
};
