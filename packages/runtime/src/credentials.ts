import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callerIn } from '@onsale/contracts/caller-context';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import type { Permission } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { headerOf } from './api-event.ts';

type Credential = { readonly caller?: Caller; readonly bearerToken?: string };

/** What the contract's `auth` asks for; first whether it is there, then whether it is enough. IAM is checked before a request gets here. */
export const credentialOf = (endpoint: EndpointSpec, event: APIGatewayProxyEvent): Result<Credential, Refusal> => {
  switch (endpoint.auth) {
    case 'organizer': {
      const caller = callerIn(event.requestContext.authorizer);
      if (!caller) return refusal('unauthenticated');
      return caller.scopes.includes(endpoint.needs) ? ok({ caller }) : lacks(endpoint.needs);
    }
    case 'order-token': {
      const bearerToken = /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];
      return bearerToken === undefined ? refusal('unauthenticated') : ok({ bearerToken });
    }
    case 'public':
    case 'service':
      return ok({});
  }
};

const lacks = (needed: Permission) => refusal('forbidden', { detail: `This key does not have the scope "${needed}"` });
