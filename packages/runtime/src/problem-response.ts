import type { APIGatewayProxyResult } from 'aws-lambda';
import { problems, problemType } from '@onsale/contracts/problems';
import type { ProblemDocument } from '@onsale/contracts/problems';
import type { Refusal } from '@onsale/contracts/use-case';

/** RFC 9457: the answer to every refusal. */
export const problemResponse = (
  { code, detail, field, retryAfterSeconds }: Refusal,
  correlationId: string,
  more: { errors?: ProblemDocument['errors']; headers?: Record<string, string> } = {},
): APIGatewayProxyResult => {
  const { status, title } = problems[code];
  const document: ProblemDocument = {
    type: problemType(code),
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(field !== undefined && { field }),
    ...(more.errors && { errors: more.errors }),
    correlationId,
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-correlation-id': correlationId,
      ...(status === 503 && { 'retry-after': '1' }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...more.headers,
    },
    body: JSON.stringify(document),
  };
};
