import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { describeFault } from './plain-fault.ts';
import { loopback } from './ports.ts';
import { startShop } from './storefront.ts';
import type { Shop } from './storefront.ts';

type Serve = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** One origin for shop and API, as the CDN makes it on AWS. The API is there at once, the shop when it is shown. */
export const startFront = async (api: Serve, port: number) => {
  let shop: Shop | undefined;
  const serve: Serve = async (incoming, outgoing) => {
    if (/^\/(v\d+|internal)(\/|$)/.test(incoming.url ?? '')) await api(incoming, outgoing);
    else if (shop) shop.serve(incoming, outgoing);
    else outgoing.writeHead(503, { 'retry-after': '1' }).end('The shop is starting.');
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((fault: unknown) => {
      console.error(describeFault(fault));
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 65_000; // longer than any client keeps an idle connection, so that none is cut while in use
  await listen(server, port);
  return {
    showShop: async (wanted: Parameters<typeof startShop>[0]): Promise<string> => {
      shop = await startShop(wanted, server);
      return shop.what;
    },
    stop: async (): Promise<void> => {
      await shop?.stop();
      await close(server);
    },
  };
};

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
