import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mailSink } from './mail-sink.ts';
import { loopback } from './ports.ts';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, loopback);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on TCP
  server.close();
  await once(server, 'close');
  return port;
};

/** What a sender says first, and what it hears. */
const dialogue: readonly (readonly [string | undefined, RegExp])[] = [
  [undefined, /^220 /],
  ['EHLO sender', /^250/],
  ['MAIL FROM:<tickets@localhost>', /^250 /],
];

test('senders that die in the middle of a mail do not end the mailbox', async () => {
  const port = await freePort();
  const sink = mailSink(port, { keep: () => Promise.resolve() });
  await sink.up();
  for (let sender = 0; sender < 4; sender++) {
    const socket = connect(port, loopback);
    for (const [line, answer] of dialogue) {
      if (line !== undefined) socket.write(`${line}\r\n`);
      const [said] = (await once(socket, 'data')) as [Buffer];
      expect(said.toString()).toMatch(answer);
    }
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  await sink.down();
});
