import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse } from 'aws-lambda';
import { log } from '@onsale/runtime/logger';
import { lambdaVersions } from '../adapters/lambda-versions.ts';
import { faultOf } from '../domain/release-check.ts';

const tryVersion = lambdaVersions();

/** A custom resource of CloudFormation's: made or changed for a version, it fails where the version does; nothing is there to delete. */
export const handler = async (event: CloudFormationCustomResourceEvent): Promise<void> => {
  const version = String(event.ResourceProperties['Version']);
  const fault = event.RequestType === 'Delete' ? undefined : await faultOf(version, tryVersion).catch(String);
  log.info('RELEASE_CHECKED', { version, kind: event.RequestType, fault });
  const { StackId, RequestId, LogicalResourceId } = event;
  const answer: CloudFormationCustomResourceResponse = {
    ...{ StackId, RequestId, LogicalResourceId, PhysicalResourceId: LogicalResourceId },
    ...(fault === undefined ? { Status: 'SUCCESS' } : { Status: 'FAILED', Reason: fault }),
  };
  await fetch(event.ResponseURL, { method: 'PUT', body: JSON.stringify(answer), headers: { 'content-type': '' } }); // as it is signed
};
