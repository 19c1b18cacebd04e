import http from 'node:http';
import https from 'node:https';

export type HttpRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly signal?: AbortSignal | undefined;
};

export type HttpAnswer = { readonly status: number; readonly body: Buffer };

type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;

/** Sends requests over connections that are kept, so many at a time to a host. */
export const httpSender = (maxSockets: number): SendHttp => {
  const kept = { keepAlive: true, maxSockets };
  const agents: Agents = { 'http:': new http.Agent(kept), 'https:': new https.Agent(kept) };
  return (request) => sendBy(agents, request);
};

/** Sends a request over a connection that is kept, and reads the whole answer. Rejects where no whole answer comes. */
export const sendHttp = httpSender(50); // the SDK's own number

type Agents = { readonly 'http:': http.Agent; readonly 'https:': https.Agent };

const sendBy = (agents: Agents, { method, url, headers, body, signal }: HttpRequest): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const { request, agent } =
      url.protocol === 'https:'
        ? { request: https.request, agent: agents['https:'] }
        : { request: http.request, agent: agents['http:'] };
    const outgoing = request(
      {
        method,
        host: url.hostname.replace(/^\[|\]$/g, ''), // an IPv6 address has brackets in a URL only
        ...(url.port !== '' && { port: url.port }),
        path: url.pathname + url.search,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent,
        ...(signal && { signal }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject); // it broke off
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
