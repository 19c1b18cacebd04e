import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callerContext, personContext } from '@onsale/contracts/caller-context';
import { allPermissions } from '@onsale/contracts/permissions';
import type { Caller, DeviceCaller } from '@onsale/contracts/use-case';
import type { PersonId } from '@onsale/kernel/id';

/** A key's, a member's or a device's; every scope, unless said. */
export type TestCaller = Partial<Pick<Caller, 'scopes' | 'eventIds' | 'gates' | 'mode' | 'origins'>> &
  Pick<Caller, 'organizerId'> &
  (
    | Pick<Extract<Caller, { keyId: unknown }>, 'keyId' | 'keyVersion' | 'endsAt'>
    | Pick<Extract<Caller, { personId: unknown }>, 'personId'>
    | Pick<DeviceCaller, 'deviceId'>
  );

type ApiEventParts = {
  /** The path of the API that was matched, where that matters: `/v1/partner/holds`. */
  readonly resource?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** An object is sent as JSON; a string as it is. */
  readonly body?: unknown;
  readonly sourceIp?: string;
  readonly stageVariables?: Record<string, string>;
  /** What the shared authorizer proved: somebody for an organizer, or a person who has signed in. */
  readonly caller?: TestCaller;
  readonly personId?: PersonId;
};

/** A request as API Gateway (REST, proxy integration) hands it to a function. */
export const apiEvent = ({
  resource,
  params,
  query,
  headers,
  body,
  caller,
  personId,
  sourceIp,
  stageVariables,
}: ApiEventParts = {}): APIGatewayProxyEvent =>
  ({
    httpMethod: 'POST',
    path: '/',
    resource: resource ?? '/',
    headers: headers ?? {},
    multiValueHeaders: {},
    pathParameters: params ?? null,
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: null,
    stageVariables: stageVariables ?? null,
    isBase64Encoded: false,
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    requestContext: {
      requestId: 'test-request',
      authorizer: caller ? callerContext({ scopes: allPermissions, ...caller }) : personId && personContext(personId),
      identity: { sourceIp: sourceIp ?? '203.0.113.7' },
    },
  }) as unknown as APIGatewayProxyEvent; // the parts of a request context that handlers read
