import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { localCredentials } from './clients.ts';
import { responseTypeOf } from './gateway-responses.ts';
import type { Answer, GatewayResponses } from './gateway-responses.ts';
import { loopback } from './ports.ts';
import { verifySignature } from './sigv4.ts';

/** API Gateway takes no longer bodies. */
const longestBody = 10_000_000; // bytes

/**
 * Stands in for API Gateway in front of serverless-offline: checks the signature of what is internal, passes the rest on, and
 * gives the gateway's own refusals the form that the templates declare.
 */
export const apiProxy = (gatewayPort: number, responses: GatewayResponses) => {
  const agent = new Agent({ keepAlive: true });

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const body = await bodyOf(incoming);
    if (!body) return answer(outgoing, responses('DEFAULT_4XX', 413, requestId));
    if (incoming.url?.startsWith('/internal/')) {
      const verdict = await verify(incoming, body);
      if (verdict === 'unsigned') return answer(outgoing, responses('ACCESS_DENIED', 403, requestId));
      if (verdict === 'invalid') return answer(outgoing, responses('INVALID_SIGNATURE', 403, requestId));
    }
    const upstream = request({
      host: loopback,
      port: gatewayPort,
      agent,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress },
    });
    upstream.once('error', () => answer(outgoing, responses('INTEGRATION_FAILURE', 504, requestId)));
    upstream.once('response', (response) => {
      const { statusCode = 502, headers } = response;
      if (isGatewaysOwn(response)) {
        response.resume();
        return answer(outgoing, responses(responseTypeOf(statusCode), statusCode, requestId));
      }
      outgoing.writeHead(statusCode, withoutHops(headers));
      response.pipe(outgoing);
    });
    upstream.end(body);
  };
};

/** These headers are between us and offline, not between us and the client. */
const withoutHops = ({ connection, 'keep-alive': keepAlive, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders => headers;

/** A function refuses with problem+json; any other failure is the gateway's. */
const isGatewaysOwn = ({ statusCode = 502, headers }: IncomingMessage): boolean =>
  statusCode >= 400 && !headers['content-type']?.startsWith('application/problem+json');

const verify = (incoming: IncomingMessage, body: Buffer) => {
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(',')]));
  const url = `http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`;
  return verifySignature({ method: incoming.method ?? 'GET', url, headers, body }, localCredentials);
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
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, headers).end(body);
};
