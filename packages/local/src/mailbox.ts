import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { close, listen } from './front.ts';
import { mailSink } from './mail-sink.ts';
import type { MailSink } from './mail-sink.ts';
import { mailStore } from './mail-store.ts';
import type { Mail, MailStore } from './mail-store.ts';
import { attachmentPath, mailboxPage } from './mailbox-page.ts';
import { describeFault } from './plain-fault.ts';
import type { Ports } from './ports.ts';

/**
 * Starts the mail server and, over HTTP, what it has kept: a page for people at `/`, `GET /messages` for tests, the mails' HTML
 * and attachments, and `POST /down` and `/up`, which end the mail server and bring it back.
 */
export const startMailbox = async (folder: string, ports: Ports) => {
  const url = `http://localhost:${ports.mailbox}`;
  const store = mailStore(folder);
  const sink = mailSink(ports.smtp, store);
  const server = createServer((incoming, outgoing) => {
    const route = `${incoming.method} ${new URL(incoming.url ?? '/', url).pathname}`;
    void respond(route, { store, sink, origin: url }, outgoing).catch((fault: unknown) => {
      console.error(describeFault(fault));
      outgoing.destroy();
    });
  });
  await Promise.all([sink.up(), listen(server, ports.mailbox)]);
  const stop = async (): Promise<void> => {
    await Promise.all([sink.down(), close(server)]);
  };
  return { url, stop };
};

type Needs = { readonly store: MailStore; readonly sink: MailSink; readonly origin: string };

const respond = async (route: string, { store, sink, origin }: Needs, outgoing: ServerResponse): Promise<void> => {
  const [, id = '', index] = /^GET \/messages\/([\w-]+)(?:\/attachments\/(\d+)\/[^/]*)?$/.exec(route) ?? [];
  if (route === 'POST /down' || route === 'POST /up') {
    await (route === 'POST /up' ? sink.up() : sink.down());
    outgoing.writeHead(204).end();
  } else if (route === 'GET /') {
    send(outgoing, { contentType: html, content: mailboxPage(await store.list()) });
  } else if (route === 'GET /messages') {
    const items = (await store.list()).map((mail) => message(mail, origin));
    send(outgoing, { contentType: 'application/json', content: JSON.stringify({ items }) });
  } else {
    send(outgoing, await (index === undefined ? bodyOf(id, store) : store.attachment(id, Number(index))));
  }
};

const bodyOf = async (id: string, store: MailStore): Promise<Content | undefined> => {
  const mail = (await store.list()).find((each) => each.id === id);
  return mail && { contentType: html, content: mail.html };
};

const message = ({ id, to, subject, receivedAt, text, html: markup, attachments }: Mail, origin: string) => ({
  id,
  to,
  subject,
  receivedAt,
  text,
  html: markup,
  attachments: attachments.map(({ name }, index) => ({ name, url: `${origin}${attachmentPath(id, index, name)}` })),
});

const html = 'text/html; charset=utf-8';

type Content = { readonly contentType: string; readonly content: string | Buffer };

/** Mails hold what strangers typed: nothing in them runs or reaches out. */
const send = (outgoing: ServerResponse, body: Content | undefined): void => {
  if (!body) {
    outgoing.writeHead(404).end();
    return;
  }
  outgoing
    .writeHead(200, {
      'content-type': body.contentType,
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-src 'self'",
      'x-content-type-options': 'nosniff',
    })
    .end(body.content);
};
