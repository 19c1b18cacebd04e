/** What CloudFormation asks in the name of who deploys. */
export type Need = {
  /** `events: PutRule DeleteRule`: actions of one service. */
  readonly actions: string;
  /**
   * The ARN that IAM compares, or `*` for actions that have none, and for what nobody can name beforehand. `{name}` is the resource's
   * own name, or the one that CloudFormation gives it; `{ours}` any name of the stack's tables, queues and topics; `{function}` any of
   * its functions.
   */
  readonly on: string;
  /** Only where this property is set. */
  readonly property?: string;
};

const arn = (service: string, resource: string): string => `arn:aws:${service}:ap-northeast-2:123456789012:${resource}`;
const restApis = 'arn:aws:apigateway:ap-northeast-2::/restapis';
const usagePlans = 'arn:aws:apigateway:ap-northeast-2::/usageplans';
const role = 'arn:aws:iam::123456789012:role/{name}';
const ourRole = 'arn:aws:iam::123456789012:role/{generated}';
const bucket = 'arn:aws:s3:::{name}';
const ourFunction = arn('lambda', 'function:{function}');
const ourTopic = arn('sns', '{ours}');
const ourQueue = arn('sqs', '{ours}');
const pool = arn('cognito-idp', 'userpool/ap-northeast-2_Abc123');
const webAcl = arn('wafv2', 'regional/webacl/{name}/0000');
const accessLog = arn('logs', 'log-group:{accessLog}:*');
const ofGateway = (path: string): readonly Need[] => [
  { actions: 'apigateway: GET POST PUT PATCH DELETE', on: path },
  { actions: 'apigateway: GET POST PUT PATCH DELETE', on: `${path}/abc123/below` },
];
const tagsOfGateway: Need = { actions: 'apigateway: GET PUT POST DELETE', on: 'arn:aws:apigateway:ap-northeast-2::/tags/arn' };
const pass: Need = { actions: 'iam: PassRole', on: ourRole };

/**
 * By type of resource, to create, read, update, tag and delete it: the permissions of the handlers in AWS' resource schemas
 * (https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html), without those for properties that no
 * template of ours has, and on what the service authorization reference names for each action. osls gives every stack a tag, which CloudFormation
 * puts on all that can have one.
 */
export const needs: Readonly<Record<string, readonly Need[]>> = {
  'AWS::ApiGateway::Account': [
    { actions: 'apigateway: GET PATCH', on: 'arn:aws:apigateway:ap-northeast-2::/account' },
    { actions: 'iam: GetRole PassRole', on: ourRole },
  ],
  'AWS::ApiGateway::Authorizer': [...ofGateway(restApis), pass],
  'AWS::ApiGateway::Deployment': ofGateway(restApis),
  'AWS::ApiGateway::GatewayResponse': ofGateway(restApis),
  'AWS::ApiGateway::Method': ofGateway(restApis),
  'AWS::ApiGateway::Resource': ofGateway(restApis),
  'AWS::ApiGateway::RestApi': [
    ...ofGateway(restApis),
    tagsOfGateway,
    { actions: 'apigateway: UpdateRestApiPolicy', on: restApis, property: 'Policy' },
    { actions: 'apigateway: UpdateRestApiPolicy', on: `${restApis}/abc123`, property: 'Policy' },
  ],
  'AWS::ApiGateway::Stage': [
    ...ofGateway(restApis),
    tagsOfGateway,
    // API Gateway sets up the access log in the name of who makes the stage.
    {
      actions:
        'logs: CreateLogDelivery GetLogDelivery UpdateLogDelivery DeleteLogDelivery ListLogDeliveries PutResourcePolicy DescribeResourcePolicies DescribeLogGroups',
      on: '*',
      property: 'AccessLogSetting',
    },
  ],
  'AWS::ApiGateway::UsagePlan': [...ofGateway(usagePlans), tagsOfGateway],
  'AWS::CloudFront::CachePolicy': [
    { actions: 'cloudfront: CreateCachePolicy GetCachePolicy UpdateCachePolicy DeleteCachePolicy', on: '*' },
  ],
  'AWS::CloudFront::Distribution': [
    {
      actions:
        'cloudfront: CreateDistribution GetDistribution GetDistributionConfig UpdateDistribution DeleteDistribution TagResource UntagResource ListTagsForResource',
      on: '*',
    },
  ],
  'AWS::CloudFront::Function': [
    {
      actions:
        'cloudfront: CreateFunction DescribeFunction GetFunction UpdateFunction PublishFunction DeleteFunction TagResource UntagResource ListTagsForResource',
      on: '*',
    },
  ],
  'AWS::CloudFront::OriginAccessControl': [
    {
      actions: 'cloudfront: CreateOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl DeleteOriginAccessControl',
      on: '*',
    },
  ],
  'AWS::CloudFront::ResponseHeadersPolicy': [
    {
      actions:
        'cloudfront: CreateResponseHeadersPolicy GetResponseHeadersPolicy UpdateResponseHeadersPolicy DeleteResponseHeadersPolicy',
      on: '*',
    },
  ],
  'AWS::CloudWatch::Alarm': [
    {
      actions: 'cloudwatch: PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource',
      on: arn('cloudwatch', 'alarm:{name}'),
    },
  ],
  'AWS::CodeDeploy::Application': [
    {
      actions: 'codedeploy: CreateApplication GetApplication DeleteApplication TagResource UntagResource ListTagsForResource',
      on: arn('codedeploy', 'application:{name}'),
    },
  ],
  'AWS::CodeDeploy::DeploymentGroup': [
    {
      actions:
        'codedeploy: CreateDeploymentGroup GetDeploymentGroup UpdateDeploymentGroup DeleteDeploymentGroup TagResource UntagResource ListTagsForResource ListDeployments',
      on: arn('codedeploy', 'deploymentgroup:{name}/{name}'),
    },
    pass,
  ],
  'AWS::Cognito::UserPool': [
    { actions: 'cognito-idp: CreateUserPool', on: '*' },
    {
      actions:
        'cognito-idp: DescribeUserPool UpdateUserPool DeleteUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig TagResource UntagResource ListTagsForResource',
      on: pool,
    },
  ],
  'AWS::Cognito::UserPoolClient': [
    { actions: 'cognito-idp: CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient DeleteUserPoolClient', on: pool },
  ],
  'AWS::Cognito::UserPoolDomain': [
    { actions: 'cognito-idp: DescribeUserPoolDomain', on: '*' },
    { actions: 'cognito-idp: CreateUserPoolDomain UpdateUserPoolDomain DeleteUserPoolDomain', on: pool },
  ],
  'AWS::Cognito::UserPoolResourceServer': [
    { actions: 'cognito-idp: CreateResourceServer DescribeResourceServer UpdateResourceServer DeleteResourceServer', on: pool },
  ],
  'AWS::DynamoDB::Table': [
    {
      actions:
        'dynamodb: CreateTable DescribeTable UpdateTable DeleteTable DescribeTimeToLive UpdateTimeToLive DescribeContinuousBackups UpdateContinuousBackups DescribeContributorInsights DescribeKinesisStreamingDestination GetResourcePolicy TagResource UntagResource ListTagsOfResource',
      on: arn('dynamodb', 'table/{name}'),
    },
  ],
  'AWS::Events::Rule': [
    {
      actions:
        'events: PutRule DescribeRule DeleteRule PutTargets ListTargetsByRule RemoveTargets TagResource UntagResource ListTagsForResource',
      on: arn('events', 'rule/{name}'),
    },
  ],
  'AWS::IAM::Role': [
    {
      actions:
        'iam: CreateRole GetRole DeleteRole UpdateAssumeRolePolicy PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies ListAttachedRolePolicies TagRole UntagRole ListRoleTags',
      on: role,
    },
    { actions: 'iam: AttachRolePolicy DetachRolePolicy', on: role, property: 'ManagedPolicyArns' },
  ],
  'AWS::Lambda::Alias': [
    { actions: 'lambda: CreateAlias GetAlias UpdateAlias DeleteAlias GetProvisionedConcurrencyConfig', on: ourFunction },
    // CodeDeploy's shift, the alias' UpdatePolicy.
    {
      actions: 'codedeploy: CreateDeployment GetDeployment GetDeploymentGroup',
      on: arn('codedeploy', 'deploymentgroup:{generated}/{generated}'),
    },
    {
      actions: 'codedeploy: RegisterApplicationRevision GetApplicationRevision',
      on: arn('codedeploy', 'application:{generated}'),
    },
    { actions: 'codedeploy: GetDeploymentConfig', on: arn('codedeploy', 'deploymentconfig:CodeDeployDefault.LambdaCanary') },
    { actions: 'codedeploy: StopDeployment', on: '*' },
  ],
  'AWS::Lambda::EventSourceMapping': [
    { actions: 'lambda: CreateEventSourceMapping', on: '*' },
    {
      actions:
        'lambda: GetEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping TagResource UntagResource ListTags',
      on: arn('lambda', 'event-source-mapping:0000'),
    },
  ],
  'AWS::Lambda::Function': [
    {
      actions:
        'lambda: CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PublishVersion GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetFunctionScalingConfig GetRuntimeManagementConfig TagResource UntagResource ListTags',
      on: ourFunction,
    },
    pass,
    { actions: 's3: GetObject', on: 'arn:aws:s3:::{generated}/serverless/bundle.zip' },
    {
      actions: 'ec2: DescribeSecurityGroups DescribeSubnets DescribeVpcs DescribeNetworkInterfaces',
      on: '*',
      property: 'VpcConfig',
    },
  ],
  'AWS::Lambda::Permission': [{ actions: 'lambda: AddPermission GetPolicy RemovePermission', on: ourFunction }],
  'AWS::Lambda::Version': [
    {
      actions:
        'lambda: PublishVersion ListVersionsByFunction GetFunctionConfiguration DeleteFunction GetProvisionedConcurrencyConfig GetFunctionScalingConfig GetRuntimeManagementConfig',
      on: `${ourFunction}:7`,
    },
  ],
  'AWS::Logs::LogGroup': [
    { actions: 'logs: DescribeLogGroups DescribeResourcePolicies DescribeIndexPolicies', on: '*' },
    {
      actions:
        'logs: CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy GetDataProtectionPolicy TagResource UntagResource ListTagsForResource',
      on: arn('logs', 'log-group:{name}:*'),
    },
  ],
  'AWS::Logs::MetricFilter': [{ actions: 'logs: PutMetricFilter DescribeMetricFilters DeleteMetricFilter', on: accessLog }],
  'AWS::Logs::SubscriptionFilter': [
    { actions: 'logs: PutSubscriptionFilter DescribeSubscriptionFilters DeleteSubscriptionFilter', on: accessLog },
  ],
  'AWS::S3::Bucket': [
    {
      actions:
        's3: CreateBucket ListBucket DeleteBucket GetBucketTagging PutBucketTagging TagResource UntagResource ListTagsForResource',
      on: bucket,
    },
    { actions: 's3: GetEncryptionConfiguration PutEncryptionConfiguration', on: bucket, property: 'BucketEncryption' },
    { actions: 's3: GetLifecycleConfiguration PutLifecycleConfiguration', on: bucket, property: 'LifecycleConfiguration' },
    { actions: 's3: GetBucketNotification PutBucketNotification', on: bucket, property: 'NotificationConfiguration' },
    {
      actions: 's3: GetBucketPublicAccessBlock PutBucketPublicAccessBlock',
      on: bucket,
      property: 'PublicAccessBlockConfiguration',
    },
    { actions: 's3: GetBucketVersioning PutBucketVersioning', on: bucket, property: 'VersioningConfiguration' },
  ],
  'AWS::S3::BucketPolicy': [
    { actions: 's3: GetBucketPolicy PutBucketPolicy DeleteBucketPolicy', on: 'arn:aws:s3:::{generated}' },
  ],
  'AWS::SNS::Subscription': [
    { actions: 'sns: Subscribe', on: ourTopic },
    { actions: 'sns: GetSubscriptionAttributes SetSubscriptionAttributes Unsubscribe', on: '*' },
  ],
  'AWS::SNS::Topic': [
    {
      actions:
        'sns: CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic ListSubscriptionsByTopic GetDataProtectionPolicy TagResource UntagResource ListTagsForResource',
      on: arn('sns', '{name}'),
    },
  ],
  'AWS::SNS::TopicPolicy': [{ actions: 'sns: SetTopicAttributes', on: ourTopic }],
  'AWS::SQS::Queue': [
    {
      actions: 'sqs: CreateQueue GetQueueUrl GetQueueAttributes SetQueueAttributes DeleteQueue TagQueue UntagQueue ListQueueTags',
      on: arn('sqs', '{name}'),
    },
  ],
  'AWS::SQS::QueuePolicy': [{ actions: 'sqs: SetQueueAttributes', on: ourQueue }],
  'AWS::WAFv2::WebACL': [
    {
      actions: 'wafv2: CreateWebACL GetWebACL UpdateWebACL DeleteWebACL TagResource UntagResource ListTagsForResource',
      on: webAcl,
    },
    // AWS' own rules that it names are asked about as if they were the account's.
    { actions: 'wafv2: CreateWebACL UpdateWebACL', on: arn('wafv2', 'regional/managedruleset/AWS/rules'), property: 'Rules' },
  ],
  'AWS::WAFv2::WebACLAssociation': [
    { actions: 'wafv2: AssociateWebACL GetWebACL GetWebACLForResource', on: arn('wafv2', 'regional/webacl/{firewall}/0000') },
    {
      actions: 'wafv2: AssociateWebACL DisassociateWebACL GetWebACLForResource',
      on: `${restApis}/abc123/stages/{stage}`,
    },
    { actions: 'apigateway: SetWebACL', on: `${restApis}/abc123/stages/{stage}` },
  ],
  // Calls the edge's function.
  'Custom::ReleaseCheck': [{ actions: 'lambda: InvokeFunction', on: arn('lambda', 'function:onsale-edge-{stage}-checkRelease') }],
};
