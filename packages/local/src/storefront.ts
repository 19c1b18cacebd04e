import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Headers } from './site-headers.ts';

export type Shop = {
  /** For the progress line. */
  readonly what: string;
  readonly serve: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  readonly stop: () => Promise<void>;
};

type Wanted = {
  readonly root: string;
  readonly cacheDir: string;
  /** What is said with the answer to a path. */
  readonly headers: (path: string) => Headers;
};

/** The shop by Vite, with hot reload through the same server; a plain page where there is no shop. */
export const startShop = async ({ root, cacheDir, headers }: Wanted, server: Server): Promise<Shop> => {
  const folder = path.join(root, 'services/storefront');
  const configFile = path.join(folder, 'vite.config.ts');
  if (!existsSync(configFile)) return withoutShop;

  const { createServer } = await import('vite');
  const nonce = randomUUID();
  const vite = await createServer({
    root: folder,
    configFile,
    cacheDir,
    appType: 'spa',
    html: { cspNonce: nonce },
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server } },
  });
  return {
    what: 'by Vite',
    serve: (incoming, outgoing) => {
      const [pathname = ''] = (incoming.url ?? '').split('?');
      for (const [name, value] of Object.entries(headers(pathname))) outgoing.setHeader(name, withVitesStyles(value, nonce));
      vite.middlewares(incoming, outgoing, () => outgoing.writeHead(404).end());
    },
    stop: () => vite.close(),
  };
};

/** While it serves sources, Vite puts what a style sheet imports into elements with the nonce; built pages link to a file. */
const withVitesStyles = (header: string, nonce: string): string =>
  header.replace("style-src 'self';", `style-src 'self' 'nonce-${nonce}';`);

const page = '<!doctype html><title>Onsale</title><p>The shop is not built: services/storefront has no vite.config.ts.';

const withoutShop: Shop = {
  what: 'not built',
  serve: (_, outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
  stop: () => Promise.resolve(),
};
