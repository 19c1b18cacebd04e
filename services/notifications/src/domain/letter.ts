import type { Locale } from '@onsale/contracts/shapes';

/** What a mail says, before it is set as HTML and as text: so both say the same. */
export type Letter = {
  readonly locale: Locale;
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly tickets?: { readonly heading: string; readonly items: readonly TicketLine[] };
};

export type TicketLine = { readonly what: string; readonly who: string; readonly price: string };
