import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { close, listen } from '@onsale/local/front';
import { loopback } from '@onsale/local/ports';

/**
 * Stands in for DNS and TLS in front of the emulator's CDN: what comes here goes on as if it had come by HTTPS to the
 * distribution's own name.
 */
export const startFront = async (port: number, gatewayPort: number) => {
  let distribution = '';
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const headers = { ...incoming.headers, host: distribution, 'x-forwarded-proto': 'https' };
    const { method, url: path } = incoming;
    const upstream = request({ host: loopback, port: gatewayPort, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    upstream.once('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  await listen(server, port);
  return {
    url: `http://localhost:${port}`,
    show: (domainName: string): void => {
      distribution = domainName;
    },
    stop: () => close(server),
  };
};
