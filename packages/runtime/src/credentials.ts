import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callerIn, deviceIn, personIn } from '@onsale/contracts/caller-context';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import { organizerHeaderName } from '@onsale/contracts/organizer-header';
import { isPartnerPath, partnerPermission } from '@onsale/contracts/partner-path';
import type { Permission } from '@onsale/contracts/permissions';
import { isTheirEvent, isTheirGate, refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import type { EventId, PersonId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { headerOf } from './api-event.ts';

type Credential = { readonly caller?: Caller; readonly personId?: PersonId; readonly bearerToken?: string };

/**
 * What the contract asks for: first whether it is there, then whether it is enough. A partner's call takes a key on top of it. IAM is
 * checked before a request gets here.
 */
export const credentialOf = (endpoint: EndpointSpec, event: APIGatewayProxyEvent): Result<Credential, Refusal> => {
  const { authorizer } = event.requestContext;
  if (endpoint.auth === 'person') return personOf(authorizer);
  if (endpoint.auth === 'device') return deviceOf(authorizer);
  const isPartners = isPartnerCall(endpoint, event);
  const needed = endpoint.needs ?? (isPartners ? partnerPermission : undefined);
  const caller = needed && callerIn(authorizer);
  if (isPartners && caller?.keyId === undefined) return refusal('unauthenticated'); // whatever people may do, its plans count keys
  if (needed && !caller) return personIn(authorizer) ? ofNoOrganizer : refusal('unauthenticated');
  if (needed && !caller?.scopes.includes(needed)) return lacks(needed, caller);
  if (endpoint.auth !== 'order-token' && endpoint.auth !== 'order-link') return ok(caller ? { caller } : {});
  const bearerToken = /^Bearer (\S+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];
  return bearerToken === undefined ? refusal('unauthenticated') : ok({ bearerToken, ...(caller && { caller }) });
};

/** Somebody who is there for some events alone, and asks for another, or for what is of no event; a device that names a gate of others. */
export const isBeyondTheirs = ({ auth, checksEvents }: EndpointSpec, caller: Caller | undefined, request: unknown): boolean => {
  if (auth !== 'organizer' || !caller?.eventIds || checksEvents) return false;
  const { eventId, gate } = request as { readonly eventId?: EventId; readonly gate?: string }; // where the contract has them, they are these
  if (gate !== undefined && !isTheirGate(caller, gate)) return true;
  return eventId === undefined || !isTheirEvent(caller, eventId);
};

/** By the path that the gateway has matched: there, its partner authorizer has been asked. */
export const isPartnerCall = ({ partners }: EndpointSpec, { resource }: APIGatewayProxyEvent): boolean =>
  partners === true && isPartnerPath(resource);

const personOf = (authorizer: APIGatewayProxyEvent['requestContext']['authorizer']): Result<Credential, Refusal> => {
  const personId = personIn(authorizer);
  if (personId !== undefined) return ok({ personId });
  return callerIn(authorizer)
    ? refusal('forbidden', { detail: 'This is for people who sign in, not for keys and devices' })
    : refusal('unauthenticated');
};

const deviceOf = (authorizer: APIGatewayProxyEvent['requestContext']['authorizer']): Result<Credential, Refusal> => {
  const caller = deviceIn(authorizer);
  if (caller) return ok({ caller });
  return callerIn(authorizer) || personIn(authorizer)
    ? refusal('forbidden', { detail: 'This is for a paired scanner itself' })
    : refusal('unauthenticated');
};

const ofNoOrganizer = refusal('forbidden', {
  detail: `You act for no organizer here: be a member of it, and if you are one of several, name it in the header ${organizerHeaderName}`,
});

const lacks = (needed: Permission, caller: Caller | undefined) => {
  if (caller?.deviceId !== undefined)
    return refusal('forbidden', { detail: `A scanner does not have the permission "${needed}"` });
  const detail =
    caller?.personId === undefined ? `This key does not have the scope "${needed}"` : `Your role does not include "${needed}"`;
  return refusal('forbidden', { detail });
};
