import { existsSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';

export type Shop = {
  /** For the progress line. */
  readonly what: string;
  readonly serve: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  readonly stop: () => Promise<void>;
};

/** The shop by Vite, with hot reload through the same server; a plain page where there is no shop. */
export const startShop = async (root: string, server: Server, cacheDir: string): Promise<Shop> => {
  const folder = path.join(root, 'services/storefront');
  const configFile = path.join(folder, 'vite.config.ts');
  if (!existsSync(configFile)) return withoutShop;

  const { createServer } = await import('vite');
  const vite = await createServer({
    root: folder,
    configFile,
    cacheDir,
    appType: 'spa',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server } },
  });
  return {
    what: 'by Vite',
    serve: (incoming, outgoing) => vite.middlewares(incoming, outgoing, () => outgoing.writeHead(404).end()),
    stop: () => vite.close(),
  };
};

const page = '<!doctype html><title>Onsale</title><p>The shop is not built: services/storefront has no vite.config.ts.';

const withoutShop: Shop = {
  what: 'not built',
  serve: (_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
  stop: () => Promise.resolve(),
};
