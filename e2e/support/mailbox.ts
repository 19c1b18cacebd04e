import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from '@onsale/testing/until';
import type { Stack } from './shared-stack.ts';

export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly url: string }[];
};

export const mailsTo = async ({ mailbox }: Stack, address: string): Promise<Mail[]> => {
  const answer = await fetch(`${mailbox}/messages`);
  const { items } = (await answer.json()) as { items: Mail[] }; // the local mailbox's own format
  return items.filter(({ to }) => to.includes(address));
};

export const mailTo = (stack: Stack, address: string): Promise<Mail> =>
  until(`a mail to ${address}`, async () => (await mailsTo(stack, address))[0], 60_000);

const run = promisify(execFile);

/** What a camera reads off each page of the PDF that hangs on a mail. */
export const codesInPdfOf = async (mail: Mail): Promise<(string | null)[]> => {
  const pdf = mail.attachments.find(({ name }) => name.endsWith('.pdf'));
  if (!pdf) throw new Error(`mail ${mail.id} has no PDF`);
  return codesInPdf(pdf.url);
};

export const codesInPdf = async (url: string): Promise<(string | null)[]> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`GET of the PDF answered ${answer.status}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'onsale-pdf-'));
  try {
    const file = path.join(folder, 'tickets.pdf');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const { stdout } = await run(process.execPath, ['e2e/support/read-qr.ts', file]);
    return JSON.parse(stdout) as (string | null)[]; // what read-qr.ts prints
  } finally {
    await rm(folder, { recursive: true });
  }
};
