import type { Cloud } from './cloud.ts';

/** Why the gateway itself refused, in API Gateway's words. */
export type ResponseType =
  | 'UNAUTHORIZED'
  | 'ACCESS_DENIED'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'INVALID_SIGNATURE'
  | 'INVALID_API_KEY'
  | 'THROTTLED'
  | 'QUOTA_EXCEEDED'
  | 'INTEGRATION_TIMEOUT'
  | 'INTEGRATION_FAILURE'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX';

export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type GatewayResponses = (type: ResponseType, status: number, requestId: string) => Answer;

type Declared = {
  readonly ResponseType: string;
  readonly StatusCode?: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
};

/** The gateway's own refusals as the templates declare them (AWS::ApiGateway::GatewayResponse). `status` is API Gateway's default. */
export const gatewayResponses = (cloud: Pick<Cloud, 'resources'>): GatewayResponses => {
  const declared = cloud.resources
    .filter(({ type }) => type === 'AWS::ApiGateway::GatewayResponse')
    .map(({ properties }) => properties as Declared); // CloudFormation's shape
  const find = (type: string) => declared.find(({ ResponseType }) => ResponseType === type);

  return (type, status, requestId) => {
    const response = find(type) ?? find(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const values = { requestId };
    return {
      status: Number(response?.StatusCode ?? status),
      headers: { 'content-type': 'application/json', ...headersOf(response?.ResponseParameters ?? {}, values) },
      body: render(response?.ResponseTemplates?.['application/json'] ?? '{"message":"$context.error.message"}', values),
    };
  };
};

/** What the status of an answer of serverless-offline's own means in API Gateway's words; an unknown route is a missing token there. */
export const responseTypeOf = (status: number): ResponseType => {
  switch (status) {
    case 401:
      return 'UNAUTHORIZED';
    case 403:
      return 'ACCESS_DENIED';
    case 404:
      return 'MISSING_AUTHENTICATION_TOKEN';
    case 504:
      return 'INTEGRATION_TIMEOUT';
    default:
      return status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  }
};

export type Values = Readonly<Record<string, string>>;

export const render = (template: string, values: Values): string =>
  template.replace(/\$context\.([\w.]+)/g, (_, name: string) => values[name] ?? '');

/** `gatewayresponse.header.Name: "'literal'"` or `: context.requestId`. */
export const headersOf = (parameters: Readonly<Record<string, string>>, values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name.replace(/^(gatewayresponse|method\.response)\.header\./, '').toLowerCase(),
      /^'(.*)'$/.exec(value)?.[1] ?? render(`$${value}`, values),
    ]),
  );
