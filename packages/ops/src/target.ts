import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { openStage } from '@onsale/deploy/open-stage';
import { clientsFor, localCredentials } from '@onsale/local/clients';
import { PlainFault } from '@onsale/local/plain-fault';
import { runningHere } from '@onsale/local/running';
import { stage as localStage } from '@onsale/local/stage';

/** Where a command works: the local cloud that runs, or a stage on AWS. */
export type Target = {
  readonly stage: string;
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly lambda: LambdaClient;
  /** The bucket of what streams gave up. Throws a PlainFault where the stage has none. */
  readonly failedRecords: () => Promise<string>;
};

/** Throws a PlainFault where there is no such stage. */
export const targetOf = (wanted: string): Promise<Target> => (wanted === localStage ? Promise.resolve(here()) : deployed(wanted));

const here = (): Target => {
  const { endpoints, functions, failedRecords, region } = runningHere();
  const { dynamodb, sqs, s3 } = clientsFor(endpoints, region);
  const lambda = new LambdaClient({ region, credentials: localCredentials, endpoint: functions });
  return { stage: localStage, dynamodb, sqs, s3, lambda, failedRecords: () => Promise.resolve(failedRecords) };
};

const deployed = async (wanted: string): Promise<Target> => {
  const { name, account, shared } = await openStage(wanted);
  const failedRecords = async (): Promise<string> => {
    const { FailedRecordsBucketArn: arn } = await shared();
    if (arn === undefined) throw new PlainFault(`edge of ${name} exports no bucket of failed records: deploy it`);
    return arn.slice(arn.lastIndexOf(':') + 1);
  };
  return { stage: name, ...account, failedRecords };
};
