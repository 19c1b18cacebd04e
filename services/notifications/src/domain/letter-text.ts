import type { Letter } from './letter.ts';

/** The letter for readers of plain text. */
export const letterText = ({ heading, paragraphs, facts, tickets }: Letter): string =>
  [
    heading,
    ...paragraphs,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...(tickets
      ? [[tickets.heading, ...tickets.items.map(({ what, who, price }) => `- ${what} · ${who} · ${price}`)].join('\n')]
      : []),
  ].join('\n\n') + '\n';
