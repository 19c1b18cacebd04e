import type { APIGatewayProxyEvent } from 'aws-lambda';
import { mostBodyBytes, rawBody } from '@onsale/contracts/endpoint';
import type { EndpointSpec, RequestOf } from '@onsale/contracts/endpoint';
import { mostFaults } from '@onsale/contracts/problems';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import * as z from 'zod/mini';
import { en } from 'zod/locales';
import { bodyText, headerOf, lowerCaseHeaders } from './api-event.ts';
import { requestFaults } from './request-faults.ts';
import type { RequestFault } from './request-faults.ts';

z.config(en()); // zod/mini brings no texts of its own

export type ParsedRequest<E extends EndpointSpec> = {
  readonly request: RequestOf<E>;
  readonly headers: unknown;
  readonly idempotencyKey: string | undefined;
};

/** Everything that the contract says of the request, checked; or its faults with their fields, `mostFaults` at most. */
export const parseRequest = <E extends EndpointSpec>(
  endpoint: E,
  event: APIGatewayProxyEvent,
): Result<ParsedRequest<E>, RequestFault[]> => {
  const faults: RequestFault[] = [];
  const check = (schema: z.core.$ZodType | undefined, value: unknown, root: string): unknown => {
    if (!schema) return {};
    const parsed = safelyParsed(schema, value);
    if (!parsed) faults.push({ field: root, detail: 'has too many faults to tell one' });
    else if (!parsed.success)
      for (const fault of requestFaults(parsed.error.issues, root)) {
        if (faults.length >= mostFaults) break;
        faults.push(fault);
      }
    return parsed?.data;
  };

  const params = check(endpoint.params, event.pathParameters ?? {}, 'path');
  const query = check(endpoint.query, event.queryStringParameters ?? {}, 'query');
  const headers = check(endpoint.headers, lowerCaseHeaders(event), 'headers');
  const idempotencyKey = headerOf(event, 'idempotency-key');
  if (endpoint.idempotencyKey === 'required' && idempotencyKey === undefined)
    faults.push({ field: 'Idempotency-Key', detail: 'this header is required: a fresh random value for each new request' });
  if (endpoint.idempotencyKey && idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    faults.push({ field: 'Idempotency-Key', detail: 'must be 1 to 255 visible ASCII characters' });

  const body = readBody(endpoint, event, faults, check);
  if (faults.length > 0) return err(faults.slice(0, mostFaults));
  // Each part was just checked against the schema that the type comes from.
  const request = Object.assign({}, params, query, body) as RequestOf<E>;
  return ok({ request, headers, idempotencyKey: endpoint.idempotencyKey ? idempotencyKey : undefined });
};

/** Nothing where zod has found more faults than it can gather: it hands those of a list on as arguments, which live on the stack. */
const safelyParsed = (schema: z.core.$ZodType, value: unknown) => {
  try {
    return z.safeParse(schema, value);
  } catch (fault) {
    if (fault instanceof RangeError && fault.message === 'Maximum call stack size exceeded') return undefined;
    throw fault;
  }
};

const readBody = (
  endpoint: EndpointSpec,
  event: APIGatewayProxyEvent,
  faults: RequestFault[],
  check: (schema: z.core.$ZodType | undefined, value: unknown, root: string) => unknown,
): unknown => {
  const { body } = endpoint;
  if (!body) return {};
  const text = bodyText(event);
  const most = mostBodyBytes(endpoint);
  if (Buffer.byteLength(text) > most) {
    faults.push({ field: 'body', detail: `must be at most ${most} bytes` });
    return {};
  }
  if (body === rawBody) return { rawBody: text };
  try {
    return check(body, JSON.parse(text), 'body');
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    faults.push({ field: 'body', detail: text === '' ? 'a JSON body is required' : 'is not valid JSON' });
    return {};
  }
};
