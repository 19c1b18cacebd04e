import { readableHeaders } from '@onsale/contracts/cross-origin';
import { problems, problemType } from '@onsale/contracts/problems';
import type { ProblemCode, ProblemDocument } from '@onsale/contracts/problems';
import type { Resource, Value, ValueMap } from './configuration.ts';
import { importShared, pascal } from './names.ts';

/**
 * `custom.gatewayProblems`, a map of API Gateway's response types to our problem codes → the gateway's own refusals as the
 * same problem+json that functions answer.
 */
export const gatewayResponses = (byType: Readonly<Record<string, string>>, stage: string): Record<string, Resource> =>
  Object.fromEntries(
    Object.entries(byType).map(([responseType, code]) => {
      if (!isProblem(code)) throw new Error(`gatewayProblems.${responseType}: there is no problem ${code} in the contracts`);
      return [logicalId(responseType), gatewayResponse(responseType, code, stage)];
    }),
  );

/** A problem that the gateway answers itself, with the request as correlation id: a template, and headers in its mapping language. */
export const gatewayAnswer = (code: ProblemCode) => {
  const { status, title } = problems[code];
  const document: ProblemDocument = { type: problemType(code), title, status, code, correlationId: '$context.requestId' };
  return {
    status: String(status),
    body: JSON.stringify(document),
    headers: {
      'Content-Type': "'application/problem+json'",
      'Cache-Control': "'no-store'",
      'X-Correlation-Id': 'context.requestId',
      // Pages of other origins may read why they were refused: there is nothing of anybody in it.
      'Access-Control-Allow-Origin': "'*'",
      'Access-Control-Expose-Headers': `'${readableHeaders.join(', ')}'`,
      ...(status === 429 || status === 503 ? { 'Retry-After': "'1'" } : {}),
    },
  };
};

const gatewayResponse = (ResponseType: string, code: ProblemCode, stage: string): Resource => {
  const { status, body, headers } = gatewayAnswer(code);
  return {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      RestApiId: importShared(stage, 'RestApiId'),
      ResponseType,
      StatusCode: status,
      ResponseParameters: prefixed('gatewayresponse.header', headers),
      ResponseTemplates: { 'application/json': body },
    },
  };
};

/** `Name` → `method.response.header.Name`, as a mapping of that kind calls it. */
export const prefixed = <T extends Value>(prefix: string, values: Readonly<Record<string, T>>): ValueMap =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));

const isProblem = (code: string): code is ProblemCode => code in problems;

/** `DEFAULT_4XX` → `Default4xxResponse`. */
const logicalId = (responseType: string): string => `${responseType.toLowerCase().split('_').map(pascal).join('')}Response`;
