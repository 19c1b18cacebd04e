import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { callerContext } from '@onsale/contracts/caller-context';
import { headerOf } from '@onsale/runtime/api-event';
import { composition } from '../composition.ts';
import { readApiKey } from '../domain/api-key.ts';

const { accounts } = composition();

/** Proves an organizer's key for every service. What is not a key of ours is answered 401, whatever is wrong with it. */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const key = readApiKey(headerOf(event, 'x-api-key') ?? '');
  const apiKey = key && (await accounts.proveApiKey(key));
  if (!apiKey) throw new Error('Unauthorized'); // the text that API Gateway answers 401 to
  return {
    principalId: apiKey.keyId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage(event.methodArn) }],
    },
    context: callerContext({ organizerId: key.organizerId, keyId: apiKey.keyId, scopes: apiKey.scopes }),
  };
};

/** `arn:…:<api>/<stage>/GET/v1/…` → `arn:…:<api>/<stage>/*`: which thing is whose is for each service to say. */
const wholeStage = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*`;
