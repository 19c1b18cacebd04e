import type { APIGatewayProxyEvent } from 'aws-lambda';

type WithHeaders = { readonly headers: Readonly<Record<string, string | undefined>> | null };

/** A request header by its lower-case name; API Gateway keeps the sender's spelling. */
export const headerOf = (event: WithHeaders, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

export const lowerCaseHeaders = (event: APIGatewayProxyEvent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(event.headers).flatMap(([key, value]) => (value === undefined ? [] : [[key.toLowerCase(), value]])),
  );

export const bodyText = (event: APIGatewayProxyEvent): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
