import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly body: unknown };

type Sent = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** The API as a phone calls it, over connections that stay open. Leaner than fetch, since the load generator has the same two cores as the host. */
export type Api = (method: string, path: string, sent?: Sent) => Promise<Answer>;

export const apiAt = (url: string): Api => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1024 });
  return (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const outgoing = request({ hostname, port, agent, method, path, headers: sent }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', reject);
        incoming.once('end', () => {
          const answered = Buffer.concat(chunks).toString();
          const isJson = incoming.headers['content-type']?.includes('json') ?? false;
          resolve({ status: incoming.statusCode ?? 0, body: isJson ? JSON.parse(answered) : answered });
        });
      });
      outgoing.once('error', reject);
      outgoing.end(text);
    });
};
