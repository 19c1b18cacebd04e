import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { attachmentPath, mailboxPage } from './mailbox-page.ts';
import type { MailSink } from './mail-sink.ts';
import type { Mail, MailStore } from './mail-store.ts';

/**
 * The mails of the local cloud over HTTP: a page for people at `/`, `GET /messages` for tests, the mails' HTML and attachments,
 * and `POST /down` and `/up`, which end and bring back the mail server.
 */
export const mailboxServer = (store: MailStore, sink: MailSink, origin: string): Server =>
  createServer((incoming, outgoing) => {
    const route = `${incoming.method} ${new URL(incoming.url ?? '/', origin).pathname}`;
    void respond(route, { store, sink, origin }, outgoing).catch((fault: unknown) => {
      console.error(fault);
      outgoing.writeHead(500).end();
    });
  });

type Needs = { readonly store: MailStore; readonly sink: MailSink; readonly origin: string };

const respond = async (route: string, { store, sink, origin }: Needs, outgoing: ServerResponse): Promise<void> => {
  if (route === 'POST /down' || route === 'POST /up') {
    await (route === 'POST /up' ? sink.up() : sink.down());
    outgoing.writeHead(204).end();
    return;
  }
  if (route === 'GET /') return send(outgoing, html, mailboxPage(await store.list()));
  if (route === 'GET /messages') return send(outgoing, 'application/json', JSON.stringify({ items: (await store.list()).map((mail) => message(mail, origin)) }));

  const [, id = '', index] = /^GET \/messages\/([\w-]+)(?:\/attachments\/(\d+)\/[^/]*)?$/.exec(route) ?? [];
  if (index !== undefined) {
    const attachment = await store.attachment(id, Number(index));
    if (attachment) return send(outgoing, attachment.contentType, attachment.content);
  } else {
    const mail = (await store.list()).find((each) => each.id === id);
    if (mail) return send(outgoing, html, mail.html);
  }
  outgoing.writeHead(404).end();
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

/** Mails hold what strangers typed: nothing in them runs or reaches out. */
const send = (outgoing: ServerResponse, contentType: string, body: string | Buffer): void => {
  outgoing
    .writeHead(200, {
      'content-type': contentType,
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-src 'self'",
      'x-content-type-options': 'nosniff',
    })
    .end(body);
};
