import { createServer } from 'node:net';
import { PlainFault } from './plain-fault.ts';

/** Everything listens on loopback alone. */
export const loopback = '127.0.0.1';

/** Which part listens how far above the base port, which is the shop's and the API's. */
const offsets = {
  front: 0,
  mailbox: 1,
  gateway: 2,
  lambda: 3,
  dynamodb: 4,
  messaging: 5,
  smtp: 6,
  controlPlane: 7,
  signIn: 8,
} as const;

export type PortName = keyof typeof offsets;
export type Ports = Readonly<Record<PortName, number>>;

const names = Object.keys(offsets) as PortName[]; // the keys of a constant

export const portsFrom = (base: number): Ports => Object.fromEntries(names.map((name) => [name, base + offsets[name]])) as Ports; // every name, by construction

/** Throws a PlainFault that names the first port that something else listens on. */
export const assertPortsFree = async (ports: Ports): Promise<void> => {
  for (const name of names) {
    const port = ports[name];
    if (await isTaken(port)) {
      throw new PlainFault(
        `port ${port} (${name}) is in use: end what listens there, or choose another base port with -- --port N`,
      );
    }
  }
};

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => {
        resolve(true);
      })
      .listen(port, loopback, () =>
        probe.close(() => {
          resolve(false);
        }),
      );
  });
