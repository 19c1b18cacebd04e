import { createReadStream, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail } from 'mailparser';

export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly receivedAt: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly contentType: string }[];
};

export type MailStore = {
  keep(raw: Buffer): Promise<void>;
  /** The newest first. */
  list(): Promise<readonly Mail[]>;
  attachment(id: string, index: number): Promise<{ readonly contentType: string; readonly content: Buffer } | undefined>;
};

/** Mails as they came, one file each, so that they survive a restart. Ids sort by time. */
export const mailStore = (folder: string, now: () => number = Date.now): MailStore => {
  const parsed = new Map<string, Promise<Mail>>();
  let count = 0;
  const fileOf = (id: string) => path.join(folder, `${id}.eml`);
  const ids = () =>
    readdirSync(folder)
      .flatMap((name) => /^(mail_[\d-]+)\.eml$/.exec(name)?.[1] ?? [])
      .sort()
      .reverse();
  const read = (id: string) => simpleParser(createReadStream(fileOf(id)));
  return {
    keep: async (raw) => {
      const file = fileOf(`mail_${now()}-${String(count++).padStart(6, '0')}`);
      await writeFile(`${file}.new`, raw);
      await rename(`${file}.new`, file);
    },
    list: () =>
      Promise.all(
        ids().map((id) => {
          const mail = parsed.get(id) ?? read(id).then((content) => mailOf(id, content));
          parsed.set(id, mail);
          return mail;
        }),
      ),
    attachment: async (id, index) => (ids().includes(id) ? (await read(id)).attachments[index] : undefined),
  };
};

const mailOf = (id: string, { to, subject = '', text = '', html, attachments }: ParsedMail): Mail => ({
  id,
  to: addresses(to).join(', '),
  subject,
  receivedAt: new Date(Number(/\d+/.exec(id)?.[0])).toISOString(),
  text,
  html: html || '',
  attachments: attachments.map(({ filename = 'attachment', contentType }) => ({ name: filename, contentType })),
});

const addresses = (to: ParsedMail['to']): string[] =>
  [to ?? []].flat().flatMap(({ value }: AddressObject) => value.flatMap(({ address }) => address ?? []));
