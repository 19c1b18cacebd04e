import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../ports.ts';

/** In milliseconds; together below the 10 s of a function, so that a server that hangs is one failed try. */
const patience = { connectionTimeout: 2000, greetingTimeout: 2000, socketTimeout: 4000 };

/**
 * A connection takes one mail after the other, which halves what a mail costs, and is given up when `socketTimeout` has passed without one. As many as
 * there are mails in a batch, so that where a server hangs none waits for another's turn.
 */
const kept = { pool: true, maxConnections: 10 };

/** Attachments are bytes that we hand over: a mail can make nodemailer read no file and call no address. */
const closed = { disableFileAccess: true, disableUrlAccess: true };

/** Sends through any SMTP server: `smtp://host:port`, or `smtps://user:password@host` with TLS from the start. */
export const smtpMailer = (smtpUrl: string, from: string): Mailer => {
  if (!/^smtps?:\/\/./.test(smtpUrl)) throw new Error('The URL of a mail server must start with smtp:// or smtps://');
  return mailerOver(createTransport({ url: smtpUrl, ...kept, ...patience, ...closed }), from);
};

/** The same through a server whose URL is a secret, read for the first mail and then kept. A mail that comes while it cannot be read fails. */
export const secretSmtpMailer = (readUrl: () => Promise<string>, from: string): Mailer => {
  let opened: Promise<Mailer> | undefined;
  const open = (): Promise<Mailer> =>
    (opened ??= readUrl()
      .then((url) => smtpMailer(url, from))
      .catch((fault: unknown) => {
        opened = undefined; // somebody may mend it
        throw fault;
      }));
  return { send: async (mail) => (await open()).send(mail) };
};

/** Sends through Amazon SES. One try a call: the queue tries again. */
export const sesMailer = (from: string): Mailer =>
  mailerOver(createTransport({ SES: { sesClient: new SESv2Client({ maxAttempts: 1 }), SendEmailCommand }, ...closed }), from);

type Transport = { sendMail(mail: object): Promise<unknown> };

const mailerOver = (transport: Transport, from: string): Mailer => {
  const domain = /@([\w.-]+)>?$/.exec(from)?.[1];
  if (domain === undefined) throw new Error('MAIL_FROM must be a mail address, such as Onsale <tickets@example.com>');
  return {
    send: async ({ id, to, attachments, ...content }) => {
      try {
        await transport.sendMail({
          ...content,
          from,
          to: { name: to.name, address: to.email },
          messageId: `<${id}@${domain}>`,
          attachments: attachments.map((each) => ({ ...each, content: Buffer.from(each.content) })),
        });
      } catch (fault) {
        // eslint-disable-next-line preserve-caught-error -- the cause may hold the buyer's address, see codesOf
        throw new Error(`The mail server did not take the mail (${codesOf(fault)})`);
      }
    },
  };
};

/** Codes only: what mail servers say in words often holds the buyer’s address, which must not reach a log. */
const codesOf = (fault: unknown): string => {
  const { name, code, responseCode } = Object(fault) as { name?: string; code?: string; responseCode?: number };
  return [name, code, responseCode].filter((each) => each !== undefined).join(' ');
};
