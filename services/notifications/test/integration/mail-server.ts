import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

type Behaviour = 'accepts' | 'rejects' | 'hangs';

/** A mail server of the least SMTP that a sender needs, on a port of its own. Keeps every message as it came. */
export const mailServer = async () => {
  const state: { behaviour: Behaviour } = { behaviour: 'accepts' };
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    connections++;
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    if (state.behaviour !== 'hangs') converse(socket, state.behaviour, (message) => messages.push(message));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    /** How many were ever opened. */
    connections: () => connections,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};

const converse = (socket: Socket, behaviour: 'accepts' | 'rejects', keep: (message: string) => void): void => {
  let unread = '';
  let message: string | undefined; // while a message is being sent
  const say = (reply: string): unknown => socket.write(`${reply}\r\n`);
  say('220 test');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    unread += chunk;
    for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end);
      unread = unread.slice(end + 2);
      if (message !== undefined && line !== '.') {
        message += `${line.replace(/^\.\./, '.')}\r\n`;
      } else if (message !== undefined) {
        keep(message);
        message = undefined;
        say('250 taken');
      } else if (line.startsWith('RCPT') && behaviour === 'rejects') {
        say(`550 5.1.1 ${line.slice('RCPT TO:'.length)} is unknown here`);
      } else if (line === 'DATA') {
        message = '';
        say('354 go on');
      } else {
        say('250 ok');
      }
    }
  });
};
