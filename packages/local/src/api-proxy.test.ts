import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { activity } from './activity.ts';
import { apiProxy } from './api-proxy.ts';
import type { Answer } from './gateway-responses.ts';

const servers: Server[] = [];
const portOf = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // a TCP server has one
};
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const plain = (status: number, body: string): Answer => ({ status, headers: {}, body });

/** The proxy before a function host that, as serverless-offline does, lets pages of every origin call whatever there is. */
const proxied = async (): Promise<string> => {
  const port = await portOf((_, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'POST' }).end();
  });
  const proxy = apiProxy(
    {
      port,
      responses: (type, status) => plain(status, type),
      mocks: (path) => (path.startsWith('/v1/') ? plain(404, 'nothing serves that') : undefined),
      partners: () => Promise.resolve(undefined),
      preflight: (method, url) =>
        method === 'OPTIONS' && url === '/v1/partner/orders' ? plain(200, 'ask what you may') : undefined,
    },
    activity(),
  );
  return `http://127.0.0.1:${await portOf((incoming, outgoing) => void proxy(incoming, outgoing))}`;
};

test.each([
  ['/v1/webhooks', 404, 'nothing serves that'],
  ['/internal/v1/holds', 403, 'MISSING_AUTHENTICATION_TOKEN'],
  ['/v1/partner/orders', 200, 'ask what you may'],
])('a page of another origin that asks whether it may call %s is answered %i', async (path, status, body) => {
  const headers = { origin: 'https://elsewhere.example.org', 'access-control-request-method': 'POST' };
  const answer = await fetch((await proxied()) + path, { method: 'OPTIONS', headers });
  expect([answer.status, await answer.text()]).toEqual([status, body]);
  expect(answer.headers.get('access-control-allow-methods')).toBeNull();
});
