import { successStatus } from '@onsale/contracts/endpoint';
import type { BodyOf, EndpointSpec, ErrorOf, ParamsOf, QueryOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { AwsClient } from 'aws4fetch';
import { currentCorrelationId } from './correlation.ts';
import { requiredEnv } from './env.ts';
import { Unavailable } from './faults.ts';
import { log } from './logger.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type Parts<E extends EndpointSpec> = Omit<{ params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> }, UndeclaredParts<E>>;
type UndeclaredParts<E> = Exclude<'params' | 'query' | 'body', keyof E>;

/** Calls an endpoint of another service. Refusals that its contract lists are values; all else throws. */
export type ServiceClient = <E extends EndpointSpec>(
  endpoint: E,
  parts: Parts<E>,
) => Promise<Result<ResponseOf<E>, Refusal<ErrorOf<E>>>>;

/** Two tries of 4 s fit twice into the 29 s that API Gateway gives a request. */
const deadlineMilliseconds = 4000;
const triesIfRepeatable = 2;

/** A client that signs with the function's own role (SigV4), as `/internal` wants. */
export const serviceClient =
  (send: Fetch = signedFetch(), apiUrl: string = requiredEnv('API_URL')): ServiceClient =>
  async (endpoint, parts) => {
    const { params, query, body } = parts as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }; // by the contract
    const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
    const url = `${apiUrl}${path}${query ? `?${new URLSearchParams(query).toString()}` : ''}`;
    const response = await withRetry(endpoint, () =>
      send(url, {
        method: endpoint.method,
        headers: { 'content-type': 'application/json', 'x-correlation-id': currentCorrelationId() },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(deadlineMilliseconds),
      }),
    );
    return read(endpoint, response);
  };

const withRetry = async (endpoint: EndpointSpec, send: () => Promise<Response>): Promise<Response> => {
  const tries = endpoint.repeatable || endpoint.method === 'GET' ? triesIfRepeatable : 1;
  for (let left = tries - 1; ; left--) {
    try {
      const response = await send();
      if (response.status < 500 && response.status !== 429) return response;
      if (left === 0) throw new Unavailable(`${endpoint.method} ${endpoint.path} answered ${response.status}`);
    } catch (fault) {
      if (left === 0)
        throw fault instanceof Unavailable ? fault : new Unavailable(`${endpoint.method} ${endpoint.path}: ${String(fault)}`);
    }
    log.warn('SERVICE_CALL_RETRIED', { method: endpoint.method, path: endpoint.path });
  }
};

const read = async <E extends EndpointSpec>(
  endpoint: E,
  response: Response,
): Promise<Result<ResponseOf<E>, Refusal<ErrorOf<E>>>> => {
  if (response.status === successStatus(endpoint)) {
    const text = await response.text();
    return ok((text === '' ? undefined : JSON.parse(text)) as ResponseOf<E>); // the other side is typed by the same contract
  }
  const problem = (await response.json()) as Refusal<ErrorOf<E>>;
  if (endpoint.errors.includes(problem.code)) return err(problem);
  throw new Error(`${endpoint.method} ${endpoint.path} answered ${response.status} ${problem.code}`);
};

const signedFetch = (): Fetch => {
  const signer = new AwsClient({
    accessKeyId: requiredEnv('AWS_ACCESS_KEY_ID'),
    secretAccessKey: requiredEnv('AWS_SECRET_ACCESS_KEY'),
    ...(process.env['AWS_SESSION_TOKEN'] && { sessionToken: process.env['AWS_SESSION_TOKEN'] }),
    region: requiredEnv('AWS_REGION'),
    service: 'execute-api',
    retries: 0, // we know which calls may be repeated
  });
  return (url, init) => signer.fetch(url, init);
};
