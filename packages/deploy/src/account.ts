import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { PlainFault } from '@onsale/local/plain-fault';

/** As in packages/serverless-config/provider.yml. */
const defaultRegion = 'ap-northeast-2';

export type Account = Awaited<ReturnType<typeof openAccount>>;

/** The AWS account that the environment's credentials open. Throws a PlainFault if they open none. */
export const openAccount = async () => {
  const region = process.env['AWS_REGION'] ?? defaultRegion;
  const settings = { region };
  return {
    region,
    ...(await identify(region)),
    apiGateway: new APIGatewayClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    cloudFront: new CloudFrontClient(settings),
    dynamodb: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    s3: new S3Client(settings),
    sqs: new SQSClient(settings),
    ssm: new SSMClient(settings),
    userPools: new CognitoIdentityProviderClient(settings),
  };
};

const identify = async (region: string) => {
  try {
    const { Account = '', Arn = '' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return { accountId: Account, caller: Arn };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new PlainFault(`no AWS account: ${reason} (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)`);
  }
};
