import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import type { Letter } from './letter.ts';
import { saidName } from './said-name.ts';

/** A mail as it is handed to a mail server. */
export type Mail = {
  /** The same for the same news, so that a reader who gets it twice may be shown it once. */
  readonly id: string;
  readonly to: Recipient;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
};

export type Recipient = { readonly name: string; readonly email: string };
export type Attachment = { readonly filename: string; readonly contentType: string; readonly content: Uint8Array };

export const mailOf = (
  id: string,
  { name, email }: Recipient,
  letter: Letter,
  attachments: readonly Attachment[] = [],
): Mail => ({
  id,
  to: { name: saidName(name), email },
  subject: letter.subject,
  html: letterHtml(letter),
  text: letterText(letter),
  attachments,
});
