import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { organizerHeaderName } from '@onsale/contracts/organizer-header';
import { headerOf } from '@onsale/runtime/api-event';
import { authorizerComposition } from '../authorizer-composition.ts';
import { proveCaller } from '../use-cases/prove-caller.ts';

const prove = proveCaller(authorizerComposition());

/** Proves for every service who calls: a key of an organizer, a paired scanner, or somebody who has signed in. What we do not know is answered 401. */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const context = await prove({
    key: headerOf(event, 'x-api-key'),
    token: /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1],
    organizerId: event.pathParameters?.['organizerId'] ?? headerOf(event, organizerHeaderName.toLowerCase()),
  });
  if (!context) throw new Error('Unauthorized'); // the text that API Gateway answers 401 to
  return {
    principalId: String(context.keyId ?? context.personId ?? context.deviceId),
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage(event.methodArn) }],
    },
    context,
  };
};

/** `arn:…:<api>/<stage>/GET/v1/…` → `arn:…:<api>/<stage>/*`: which thing is whose is for each service to say. */
const wholeStage = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*`;
