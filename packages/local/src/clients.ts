import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { askingPart } from './part-requests.ts';

/** What every local function and part signs with. Secret to nobody: everything listens on loopback. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export type Endpoints = { readonly dynamodb: string; readonly messaging: string };

export type Clients = ReturnType<typeof clientsFor>;

/** Clients of the embedded parts. */
export const clientsFor = (endpoints: Endpoints, region: string) => {
  const common = { region, credentials: localCredentials };
  return {
    dynamodb: new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb }),
    sns: new SNSClient({ ...common, endpoint: endpoints.messaging }),
    s3: new S3Client({ ...common, endpoint: endpoints.messaging, forcePathStyle: true }),
    sqs: new SQSClient({ ...common, endpoint: endpoints.messaging, useQueueUrlAsEndpoint: false }),
    askStreams: askingPart({
      ...common,
      endpoint: endpoints.dynamodb,
      service: 'dynamodb',
      protocol: 'DynamoDBStreams_20120810',
    }),
    askQueues: askingPart({ ...common, endpoint: endpoints.messaging, service: 'sqs', protocol: 'AmazonSQS' }),
  };
};

/** The variables that point the AWS SDK of a child at the embedded parts; the developer's own AWS settings do not reach it. */
export const awsEnvironment = (endpoints: Endpoints, region: string): Record<string, string> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SNS: endpoints.messaging,
  AWS_ENDPOINT_URL_SQS: endpoints.messaging,
  AWS_ENDPOINT_URL_S3: endpoints.messaging,
});

export const withoutAwsSettings = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));
