import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import { loopback } from './ports.ts';
import { describeFault } from './plain-fault.ts';

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => void | Promise<void>;

/** One origin for shop and API, as the CDN makes it on AWS. Takes requests from the moment that it listens. */
export const frontServer = (api: Serve): { server: Server; showShop(serve: Serve): void } => {
  let shop: Serve = (_, outgoing) => { outgoing.writeHead(503, { 'retry-after': '1' }).end('The shop is starting.'); };
  const server = createServer((incoming, outgoing) => {
    const serve = isApi(incoming.url ?? '/') ? api : shop;
    void (async () => serve(incoming, outgoing))().catch((fault: unknown) => {
      console.error(describeFault(fault));
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 65_000; // longer than any client keeps an idle connection, so that none is cut while in use
  return { server, showShop: (serve) => { shop = serve; } };
};

const isApi = (url: string): boolean => /^\/(v1|internal)(\/|$)/.test(url);

export const listen = async (server: Server, port: number): Promise<void> => {
  server.listen(port, loopback);
  await once(server, 'listening');
};

/** Stops listening and cuts what is still open. */
export const close = async (server: Server): Promise<void> => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
};
