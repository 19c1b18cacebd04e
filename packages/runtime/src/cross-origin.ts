import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { callerIn } from '@onsale/contracts/caller-context';
import { readableHeaders } from '@onsale/contracts/cross-origin';
import { refusal } from '@onsale/contracts/use-case';
import type { Caller, Refusal } from '@onsale/contracts/use-case';
import { headerOf } from './api-event.ts';

/** A page of an origin that is not among the key's. Programs outside of browsers name no origin and may use any key. */
export const refusedOrigin = (caller: Caller | undefined, event: APIGatewayProxyEvent): Refusal<'forbidden'> | undefined => {
  const origin = headerOf(event, 'origin');
  if (!caller?.origins || origin === undefined || caller.origins.includes(origin)) return undefined;
  const refused = refusal('forbidden', { detail: 'This key is not for pages of this origin: see its allowedOrigins' });
  return refused.error;
};

/** Lets a page of an origin that the key names read the answer, a refusal too. */
export const readableAcross = (event: APIGatewayProxyEvent, answered: APIGatewayProxyResult): APIGatewayProxyResult => {
  const origins = callerIn(event.requestContext.authorizer)?.origins;
  if (!origins) return answered;
  const origin = headerOf(event, 'origin');
  const allowed = origin !== undefined &&
    origins.includes(origin) && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': readableHeaders.join(', '),
    };
  return { ...answered, headers: { ...answered.headers, vary: 'Origin', ...allowed } };
};
