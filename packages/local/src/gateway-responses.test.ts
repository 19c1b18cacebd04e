import { gatewayResponses, responseTypeOf } from './gateway-responses.ts';

const declared = (ResponseType: string, StatusCode: string, code: string) => ({
  service: 'edge',
  logicalId: ResponseType,
  type: 'AWS::ApiGateway::GatewayResponse',
  name: ResponseType,
  ref: ResponseType,
  properties: {
    ResponseType,
    StatusCode,
    ResponseParameters: {
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.X-Correlation-Id': 'context.requestId',
    },
    ResponseTemplates: { 'application/json': JSON.stringify({ code, correlationId: '$context.requestId' }) },
  },
});

const respond = gatewayResponses({
  resources: [
    declared('MISSING_AUTHENTICATION_TOKEN', '401', 'unauthenticated'),
    declared('DEFAULT_5XX', '500', 'internal-error'),
  ],
});

describe('gatewayResponses', () => {
  it('answers as the template declares, whatever the gateway would have answered', () => {
    expect(respond('MISSING_AUTHENTICATION_TOKEN', 403, 'r-1')).toEqual({
      status: 401,
      headers: { 'content-type': 'application/problem+json', 'x-correlation-id': 'r-1' },
      body: '{"code":"unauthenticated","correlationId":"r-1"}',
    });
  });

  it('falls back to the default of its class, and to API Gateway’s own answer', () => {
    expect(respond('INTEGRATION_TIMEOUT', 504, 'r-1')).toMatchObject({
      status: 500,
      body: '{"code":"internal-error","correlationId":"r-1"}',
    });
    expect(respond('ACCESS_DENIED', 403, 'r-1')).toMatchObject({ status: 403, headers: { 'content-type': 'application/json' } });
  });
});

describe('responseTypeOf', () => {
  it('reads offline’s statuses as API Gateway would name them', () => {
    expect([401, 403, 404, 504, 413, 502].map(responseTypeOf)).toEqual([
      'UNAUTHORIZED',
      'ACCESS_DENIED',
      'MISSING_AUTHENTICATION_TOKEN',
      'INTEGRATION_TIMEOUT',
      'DEFAULT_4XX',
      'DEFAULT_5XX',
    ]);
  });
});
