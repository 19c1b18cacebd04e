import type { Letter } from './letter.ts';

/** The letter for readers of plain text. */
export const letterText = ({ heading, paragraphs, link, facts, tickets }: Letter): string =>
  [
    heading,
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...(tickets
      ? [
          [
            tickets.heading,
            ...tickets.items.map(({ name, details, price }) => `- ${[name, ...details, price].join(' · ')}`),
          ].join('\n'),
        ]
      : []),
  ].join('\n\n') + '\n';
