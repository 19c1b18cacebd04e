import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The services that keep the other parts of the audit, at `API_URL`: they have no rows, or do not answer at all. */
export const otherParts = async () => {
  let isUp = true;
  const server = createServer((_, answer) => (isUp ? answer.end('{"items":[]}') : answer.destroy())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env['API_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
  return {
    answer: (does: boolean) => {
      isUp = does;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
