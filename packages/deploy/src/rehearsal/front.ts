import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, listen } from '@onsale/local/front';
import { loopback } from '@onsale/local/ports';

/**
 * Stands in for DNS and TLS in front of the emulator's CDN: what comes here goes on as if it had come by HTTPS to the
 * distribution's own name.
 */
export const startFront = async (port: number, gatewayPort: number) => {
  let distribution = (): Promise<string> => Promise.resolve('');
  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const host = await distribution();
    if (host === '') {
      outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('Nothing is deployed yet.');
      return;
    }
    const headers = { ...incoming.headers, host, 'x-forwarded-proto': 'https' };
    const { method, url: path } = incoming;
    const upstream = request({ host: loopback, port: gatewayPort, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    upstream.once('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  };
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await listen(server, port);
  return {
    url: `http://localhost:${port}`,
    /** From here on it leads to that distribution. */
    show: (domainName: string): void => {
      distribution = () => Promise.resolve(domainName);
    },
    /** From here on it leads to the one that `find` answers; '' for none. */
    showWhatIs: (find: () => Promise<string>): void => {
      distribution = find;
    },
    stop: () => close(server),
  };
};
