import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Caller } from '@onsale/contracts/use-case';
import { headerOf } from '@onsale/runtime/api-event';
import { composition } from '../composition.ts';
import { readApiKey } from '../domain/api-key.ts';

const { accounts } = composition();

/** Proves an organizer's key for every service. What is not a key of ours is answered 401, whatever is wrong with it. */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const key = readApiKey(headerOf(event, 'x-api-key') ?? '');
  if (!key || !(await accounts.knowsApiKey(key))) throw new Error('Unauthorized'); // the text that API Gateway answers 401 to
  return {
    principalId: key.keyId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage(event.methodArn) }],
    },
    context: { organizerId: key.organizerId, keyId: key.keyId } satisfies Caller,
  };
};

/** `arn:…:<api>/<stage>/GET/v1/…` → `arn:…:<api>/<stage>/*`: which thing is whose is for each service to say. */
const wholeStage = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*`;
