import type { APIGatewayProxyEvent } from 'aws-lambda';
import { callerContext } from '@onsale/contracts/caller-context';
import { allPermissions } from '@onsale/contracts/permissions';
import type { Caller } from '@onsale/contracts/use-case';

export type TestCaller = Omit<Caller, 'scopes'> & Partial<Pick<Caller, 'scopes'>>;

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
  /** What the shared authorizer proved. Every scope, unless said. */
  readonly caller?: TestCaller;
};

/** A request as API Gateway (REST, proxy integration) hands it to a function. */
export const apiEvent = ({
  resource,
  params,
  query,
  headers,
  body,
  caller,
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
      authorizer: caller && callerContext({ scopes: allPermissions, ...caller }),
      identity: { sourceIp: sourceIp ?? '203.0.113.7' },
    },
  }) as unknown as APIGatewayProxyEvent; // the parts of a request context that handlers read
