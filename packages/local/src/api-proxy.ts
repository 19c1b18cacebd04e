import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from './activity.ts';
import { localCredentials } from './clients.ts';
import { responseTypeOf } from './gateway-responses.ts';
import type { Answer, GatewayResponses, ResponseType } from './gateway-responses.ts';
import type { MockMethods } from './mock-methods.ts';
import type { PartnerGate } from './partner-gate.ts';
import type { partnerPreflight } from './partner-preflight.ts';
import { loopback } from './ports.ts';
import { verifySignature } from './sigv4.ts';

/** API Gateway takes no longer bodies. */
const longestBody = 10_000_000; // bytes

type Gateway = {
  readonly port: number;
  readonly responses: GatewayResponses;
  readonly mocks: MockMethods;
  readonly partners: PartnerGate;
  readonly preflight: ReturnType<typeof partnerPreflight>;
};

/**
 * Stands in for API Gateway in front of serverless-offline: checks the signature of what is internal and the plan of a
 * partner's key, passes the rest on, and
 * gives the gateway's own refusals the form that the templates declare.
 */
export const apiProxy = ({ port, responses, mocks, partners, preflight }: Gateway, { during }: Activity) => {
  const agent = new Agent({ keepAlive: true });

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const refuse = (type: ResponseType, status: number) => {
      answer(outgoing, responses(type, status, requestId));
    };
    const refuseUnserved = () => {
      const mock = mocks(incoming.url ?? '', requestId);
      if (mock) answer(outgoing, mock);
      else refuse('MISSING_AUTHENTICATION_TOKEN', 403);
    };
    const body = await bodyOf(incoming);
    const asked = preflight(incoming.method, incoming.url);
    if (asked) {
      answer(outgoing, asked);
      return;
    }
    // No function serves it, and offline would let pages of every origin call whatever there is.
    if (incoming.method === 'OPTIONS') {
      refuseUnserved();
      return;
    }
    const refusal = refusalOf(incoming, body);
    if (refusal) {
      refuse(...refusal);
      return;
    }
    const closed = await partners(incoming.url ?? '', [incoming.headers['x-api-key']].flat()[0]);
    if (closed) {
      const { headers, ...refused } = responses(closed.type, closed.status, requestId);
      answer(outgoing, { ...refused, headers: { ...headers, ...closed.headers } });
      return;
    }
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress };
    const upstream = request({ host: loopback, port, agent, method: incoming.method, path: incoming.url, headers });
    upstream.once('error', () => {
      refuse('INTEGRATION_FAILURE', 504);
    });
    upstream.once('response', (response) => {
      const { statusCode = 502 } = response;
      if (isGatewaysOwn(response)) {
        response.resume();
        if (statusCode === 404) refuseUnserved();
        else refuse(responseTypeOf(statusCode), statusCode);
      } else {
        outgoing.writeHead(statusCode, headersFor(response));
        response.pipe(outgoing);
      }
    });
    await during(() => new Promise((ended) => upstream.once('close', ended).end(body)));
  };
};

/** A function refuses with problem+json; any other failure is the gateway's. */
const isGatewaysOwn = ({ statusCode = 502, headers }: IncomingMessage): boolean =>
  statusCode >= 400 && !headers['content-type']?.startsWith('application/problem+json');

/** Without those that are between us and offline alone, and without its own leave for pages of every origin. */
const headersFor = ({ headers }: IncomingMessage) => {
  const isFunctions = 'access-control-expose-headers' in headers; // a function says both or none, offline the other one alone
  const dropped = [
    'connection',
    'keep-alive',
    'access-control-allow-credentials',
    ...(isFunctions ? [] : ['access-control-allow-origin']),
  ];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
};

const refusalOf = (incoming: IncomingMessage, body: Buffer | undefined): [ResponseType, number] | undefined => {
  if (!body) return ['DEFAULT_4XX', 413];
  if (!incoming.url?.startsWith('/internal/')) return undefined;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(',')]));
  const url = `http://${incoming.headers.host ?? ''}${incoming.url}`;
  switch (verifySignature({ method: incoming.method ?? 'GET', url, headers, body }, localCredentials)) {
    case 'valid':
      return undefined;
    case 'unsigned':
      return ['ACCESS_DENIED', 403];
    case 'invalid':
      return ['INVALID_SIGNATURE', 403];
  }
};

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const answer = (outgoing: ServerResponse, { status, headers, body }: Answer): void => {
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(status, headers).end(body);
};
