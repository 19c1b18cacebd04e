import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Matched } from '@onsale/local/routes';

type Request = {
  readonly incoming: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly matched: Matched;
  readonly requestId: string;
  /** What the authorizer proved. */
  readonly authorizer?: Readonly<Record<string, unknown>>;
};

/** The event that a REST API hands to a function (Lambda proxy integration). */
export const gatewayEvent = ({ incoming, url, body, matched, requestId, authorizer }: Request): APIGatewayProxyEvent => {
  const { route, pathParameters } = matched;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(',')]));
  const sourceIp = headers['x-forwarded-for'] ?? incoming.socket.remoteAddress ?? '';
  return {
    resource: route.resource,
    path: url.pathname,
    httpMethod: route.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : null,
    queryStringParameters: url.search === '' ? null : Object.fromEntries(url.searchParams),
    multiValueQueryStringParameters:
      url.search === ''
        ? null
        : Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)])),
    stageVariables: null,
    body: body.length === 0 ? null : body.toString('utf8'),
    isBase64Encoded: false,
    requestContext: {
      requestId,
      resourcePath: route.resource,
      httpMethod: route.method,
      path: url.pathname,
      stage: 'local',
      requestTimeEpoch: Date.now(),
      identity: { sourceIp, userAgent: headers['user-agent'] ?? null },
      authorizer,
    },
  } as unknown as APIGatewayProxyEvent; // with what a REST API sets of its context for every request
};
