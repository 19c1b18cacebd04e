import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { deprecationHeaders } from '@onsale/contracts/deprecation';
import { successStatus } from '@onsale/contracts/endpoint';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import type { CallOf, Refusal, UseCase } from '@onsale/contracts/use-case';
import { toldAct } from './act.ts';
import { headerOf } from './api-event.ts';
import { clientAddressOf } from './client-address.ts';
import { acceptableCorrelationId, withCorrelationId } from './correlation.ts';
import { credentialOf, isBeyondTheirs, isPartnerCall } from './credentials.ts';
import { readableAcross, refusedOrigin } from './cross-origin.ts';
import { etagOf } from './etag.ts';
import { isPassing } from './faults.ts';
import { log } from './logger.ts';
import { parseRequest } from './parse-request.ts';
import { problemResponse } from './problem-response.ts';

export type HttpHandler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * Serves an endpoint: checks the request against its contract, runs the use case, answers by the contract.
 * Refusals become problem+json with the status of their code; faults are logged and answer 500, or 503 when they pass.
 *
 * @example export const handler = httpHandler(contract, placeOrder(composition()));
 */
export const httpHandler =
  <E extends EndpointSpec>(endpoint: E, useCase: UseCase<E>): HttpHandler =>
  async (event) => {
    const correlationId = acceptableCorrelationId(headerOf(event, 'x-correlation-id')) ?? event.requestContext.requestId;
    return withCorrelationId(correlationId, async () => {
      try {
        return withDeprecation(endpoint, event, readableAcross(event, await answer(endpoint, useCase, event, correlationId)));
      } catch (fault) {
        log.error('REQUEST_FAILED', fault, { method: endpoint.method, path: endpoint.path });
        const code = isPassing(fault) ? 'temporarily-unavailable' : 'internal-error';
        return readableAcross(event, problemResponse({ code }, correlationId));
      }
    });
  };

/** Refusals tell it too: a client that only ever fails must learn of it as well. */
const withDeprecation = (
  endpoint: EndpointSpec,
  event: APIGatewayProxyEvent,
  answered: APIGatewayProxyResult,
): APIGatewayProxyResult =>
  endpoint.deprecated && !isPartnerCall(endpoint, event)
    ? { ...answered, headers: { ...answered.headers, ...deprecationHeaders(endpoint.deprecated, event.pathParameters ?? {}) } }
    : answered;

const answer = async <E extends EndpointSpec>(
  endpoint: E,
  useCase: UseCase<E>,
  event: APIGatewayProxyEvent,
  correlationId: string,
): Promise<APIGatewayProxyResult> => {
  const credential = credentialOf(endpoint, event);
  if (!credential.ok) return problemResponse(credential.error, correlationId, challenge(endpoint, credential.error));

  const refused = refusedOrigin(credential.value.caller, event);
  if (refused) return problemResponse(refused, correlationId);

  const parsed = parseRequest(endpoint, event);
  if (!parsed.ok) {
    const [first] = parsed.error;
    return problemResponse({ code: 'invalid-request', ...first }, correlationId, { errors: parsed.error });
  }
  const { request, headers, idempotencyKey } = parsed.value;
  if (isBeyondTheirs(endpoint, credential.value.caller, request))
    return problemResponse({ code: 'forbidden', detail: 'You may do that for some events or gates only' }, correlationId);
  // Assembled from the contract's own parts; TypeScript cannot follow a generic contract through conditional types.
  const call = {
    correlationId,
    headers,
    idempotencyKey,
    ...(endpoint.clientAddress && { clientAddress: clientAddressOf(event) }),
    ...credential.value,
    ...toldAct(endpoint, credential.value.caller, event, request),
  } as unknown as CallOf<E>;
  const result = await useCase(request, call);
  if (!result.ok) {
    log.info('REQUEST_REFUSED', { method: endpoint.method, path: endpoint.path, code: result.error.code });
    return problemResponse(result.error, correlationId, challenge(endpoint, result.error));
  }
  return success(endpoint, result.value, event, correlationId);
};

const challenge = ({ auth }: EndpointSpec, { code }: Refusal) =>
  (auth === 'order-token' || auth === 'order-link') && code === 'unauthenticated'
    ? { headers: { 'www-authenticate': 'Bearer' } }
    : {};

const success = (
  endpoint: EndpointSpec,
  value: unknown,
  event: APIGatewayProxyEvent,
  correlationId: string,
): APIGatewayProxyResult => {
  const statusCode = successStatus(endpoint);
  const headers: Record<string, string> = { 'x-correlation-id': correlationId, 'cache-control': 'no-store' };
  if (value === undefined) return { statusCode, headers, body: '' };
  if (isRedirect(value)) return { statusCode, headers: { ...headers, location: value.location }, body: '' };
  if (isPage(value)) return { statusCode, headers: { ...headers, ...pageHeaders }, body: value.html };

  const body = JSON.stringify(value);
  headers['content-type'] = 'application/json';
  if (endpoint.cache) {
    headers['etag'] = etagOf(value);
    headers['cache-control'] = cacheControl(endpoint.cache, isPartnerCall(endpoint, event));
    if (headerOf(event, 'if-none-match') === headers['etag']) return { statusCode: 304, headers, body: '' };
  }
  return { statusCode, headers, body };
};

/** What only a key opens is kept by who has the key: from the CDN it would come past the key's plan. */
const cacheControl = ({ browserSeconds, cdnSeconds }: NonNullable<EndpointSpec['cache']>, isPartners: boolean): string =>
  isPartners ? `private, max-age=${browserSeconds}` : `public, max-age=${browserSeconds}, s-maxage=${cdnSeconds}`;

const isRedirect = (value: unknown): value is { location: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'location';

const isPage = (value: unknown): value is { html: string } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'html';

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
