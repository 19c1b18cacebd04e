import type { Mail } from './mail-store.ts';

export const attachmentPath = (id: string, index: number, name: string): string =>
  `/messages/${id}/attachments/${index}/${encodeURIComponent(name)}`;

/** All mails on one page, each opening in place. */
export const mailboxPage = (mails: readonly Mail[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
  details { border-top: 1px solid #ccc; padding: .5rem 0; }
  summary { cursor: pointer; }
  small { color: #666; }
  iframe { width: 100%; height: 30rem; border: 1px solid #ccc; }
</style>
<h1>Mailbox</h1>
${mails.length === 0 ? '<p>No mail yet.</p>' : mails.map(mailEntry).join('\n')}
</html>`;

const mailEntry = ({ id, to, subject, receivedAt, attachments }: Mail): string => `<details>
  <summary>${escape(subject)} <small>to ${escape(to)}, ${receivedAt}</small></summary>
  <p>${attachments.map(({ name }, index) => `<a href="${escape(attachmentPath(id, index, name))}">${escape(name)}</a>`).join(' ')}</p>
  <iframe src="/messages/${id}" loading="lazy" sandbox title="${escape(subject)}"></iframe>
</details>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
