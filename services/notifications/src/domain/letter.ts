import type { Locale } from '@onsale/contracts/shapes';

/** What a mail says, before it is set as HTML and as text: so both say the same. */
export type Letter = {
  readonly locale: Locale;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, where there is one. */
  readonly link?: { readonly label: string; readonly url: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly tickets?: { readonly heading: string; readonly items: readonly TicketLine[] };
};

/** `details`: its seat, if any, and who enters. */
export type TicketLine = { readonly name: string; readonly details: readonly string[]; readonly price: string };
