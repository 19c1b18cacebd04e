import { successStatus } from '@onsale/contracts/endpoint';
import type { BodyOf, EndpointSpec, ErrorOf, ParamsOf, QueryOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { currentCorrelationId } from './correlation.ts';
import { requiredEnv } from './env.ts';
import { Unavailable } from './faults.ts';
import { functionCredentials } from './function-credentials.ts';
import { log } from './logger.ts';
import { sendHttp } from './send-http.ts';
import { signer } from './signature.ts';

type Call = { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal };
/** What is read of an answer. */
type Answer = Pick<Response, 'status' | 'text'>;
type Fetch = (url: string, call: Call) => Promise<Answer>;

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

const withRetry = async (endpoint: EndpointSpec, send: () => Promise<Answer>): Promise<Answer> => {
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
  response: Answer,
): Promise<Result<ResponseOf<E>, Refusal<ErrorOf<E>>>> => {
  if (response.status === successStatus(endpoint)) {
    const text = await response.text();
    return ok((text === '' ? undefined : JSON.parse(text)) as ResponseOf<E>); // the other side is typed by the same contract
  }
  const problem = JSON.parse(await response.text()) as Refusal<ErrorOf<E>>;
  if (endpoint.errors.includes(problem.code)) return err(problem);
  throw new Error(`${endpoint.method} ${endpoint.path} answered ${response.status} ${problem.code}`);
};

/** `fetch` with a signature, over connections that are kept: undici's own would cost a call twice as much. */
const signedFetch = (): Fetch => {
  const sign = signer(requiredEnv('AWS_REGION'), 'execute-api');
  const credentials = functionCredentials();
  return async (address, { body = '', ...call }) => {
    const request = { ...call, url: new URL(address), body };
    const headers = { ...call.headers, ...sign(request, credentials, Date.now()) };
    const answer = await sendHttp({ ...request, headers });
    return { status: answer.status, text: () => Promise.resolve(answer.body.toString()) };
  };
};
