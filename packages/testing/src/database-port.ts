import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { until } from './until.ts';

/** A port of 127.0.0.1 that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // a TCP server has one
      server.close(() => resolve(port));
    });
  });

/** The address of a DynamoDB that is starting on a port, once it answers. */
export const endpointOn = async (port: number, withinMilliseconds?: number): Promise<string> => {
  const endpoint = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(endpoint).then(
      () => true,
      () => undefined,
    );
  await until('the embedded DynamoDB', answers, withinMilliseconds);
  return endpoint;
};
