import { withPrivateBuckets } from './private-buckets.ts';

const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'plans' } };
const readers = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
const statementsIn = (resource: unknown) =>
  (resource as { Properties: { PolicyDocument: { Statement: object[] } } }).Properties.PolicyDocument.Statement;

describe('a bucket', () => {
  it('is closed to the public and to plain HTTP without a word about it', () => {
    const { Plans, PlansPolicy } = withPrivateBuckets({ Plans: bucket });
    expect(Plans?.Properties).toMatchObject({ BucketName: 'plans', PublicAccessBlockConfiguration: { BlockPublicPolicy: true } });
    expect(statementsIn(PlansPolicy)).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  it('keeps its own policy, under its own name, beside that', () => {
    const Properties = { Bucket: { Ref: 'Plans' }, PolicyDocument: { Statement: [readers] } };
    const secured = withPrivateBuckets({ Plans: bucket, Readers: { Type: 'AWS::S3::BucketPolicy', Properties } });
    expect(Object.keys(secured)).toEqual(['Plans', 'Readers']);
    expect(statementsIn(secured['Readers'])).toMatchObject([{ Effect: 'Deny' }, readers]);
  });
});
