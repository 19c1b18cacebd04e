import { SMTPServer } from 'smtp-server';
import type { MailStore } from './mail-store.ts';
import { loopback } from './ports.ts';

/** A mail server that keeps everything and delivers nothing. Down, it refuses connections, as a dead one does. */
export type MailSink = { up(): Promise<void>; down(): Promise<void> };

export const mailSink = (port: number, store: Pick<MailStore, 'keep'>): MailSink => {
  let server: SMTPServer | undefined;
  return {
    up: async () => {
      if (server) return;
      server = sinkServer(store);
      await new Promise<void>((resolve, reject) => {
        server?.on('error', reject); // later ones are of connections that broke off, and concern nobody
        server?.listen(port, loopback, resolve);
      });
    },
    down: async () => {
      const ending = server;
      server = undefined;
      if (ending)
        await new Promise<void>((resolve) => {
          ending.close(() => {
            resolve();
          });
        });
    },
  };
};

const sinkServer = (store: Pick<MailStore, 'keep'>): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true, // a certificate of ours would be trusted by nobody
    disableReverseLookup: true,
    closeTimeout: 100, // milliseconds
    onData: (stream, _session, done) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
        await store.keep(Buffer.concat(chunks));
      })().then(() => {
        done();
      }, done);
    },
  });
