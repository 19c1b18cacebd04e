import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callerIn } from '@onsale/contracts/caller-context';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import { isPartnerPath, partnerPermission } from '@onsale/contracts/partner-path';
import type { Permission } from '@onsale/contracts/permissions';
import { refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { headerOf } from './api-event.ts';

type Credential = { readonly caller?: Caller; readonly bearerToken?: string };

/**
 * What the contract asks for: first whether it is there, then whether it is enough. A partner's call takes a key on top of it. IAM is
 * checked before a request gets here.
 */
export const credentialOf = (endpoint: EndpointSpec, event: APIGatewayProxyEvent): Result<Credential, Refusal> => {
  const needed = endpoint.needs ?? (isPartnerCall(endpoint, event) ? partnerPermission : undefined);
  const caller = needed && callerIn(event.requestContext.authorizer);
  if (needed && !caller) return refusal('unauthenticated');
  if (needed && !caller?.scopes.includes(needed)) return lacks(needed);
  if (endpoint.auth !== 'order-token') return ok(caller ? { caller } : {});
  const bearerToken = /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];
  return bearerToken === undefined ? refusal('unauthenticated') : ok({ bearerToken, ...(caller && { caller }) });
};

/** By the path that the gateway has matched: there, its partner authorizer has been asked. */
export const isPartnerCall = ({ partners }: EndpointSpec, { resource }: APIGatewayProxyEvent): boolean =>
  partners === true && isPartnerPath(resource);

const lacks = (needed: Permission) => refusal('forbidden', { detail: `This key does not have the scope "${needed}"` });
