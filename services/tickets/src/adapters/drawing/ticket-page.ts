import type { Locale } from '@onsale/contracts/shapes';
import type { OrderTickets } from '@onsale/contracts/tickets/events';
import { grey, inner, page, qrCode, write, writeField } from './page.ts';
import type { Doc } from './page.ts';
import { drawPoster, poster } from './poster.ts';
import type { Art } from './poster.ts';
import type { Qr } from './qr.ts';
import { priceText, ticketTexts } from './texts.ts';

type Ticket = OrderTickets['tickets'][number];

const qrSide = 153; // 54 mm: a module of 1 mm, which any phone reads from paper at arm's length
const stub = { x: inner.x, y: poster.height + 32 };
const facts = { x: stub.x + qrSide + 24, width: inner.width - qrSide - 24 };

/** One ticket: above the perforation what to look forward to, below it what the door needs. */
export const ticketPage = (doc: Doc, ticket: Ticket, qr: Qr, { event, buyer, tickets }: OrderTickets, art: Art): void => {
  doc.addPage();
  drawPoster(doc, event, buyer.locale, art);
  qrCode(doc, qr, { ...stub, width: qrSide });
  if (ticket.seat) seatFacts(doc, ticket, ticket.seat, buyer.locale);
  else placeFacts(doc, ticket, buyer.locale);
  const number = tickets.length > 1 ? `${tickets.indexOf(ticket) + 1} / ${tickets.length}` : '';
  footer(doc, ticket, number, buyer.locale);
};

/** Where to sit comes first, since that is what one looks for inside. */
const seatFacts = (doc: Doc, ticket: Ticket, seat: NonNullable<Ticket['seat']>, locale: Locale): void => {
  const texts = ticketTexts[locale];
  const right = { x: facts.x + facts.width * 0.55, width: facts.width * 0.45 };
  const left = { x: facts.x, width: facts.width * 0.55 - 10 };
  let y = stub.y - 2;
  y += writeField(doc, texts.section, seat.section, { ...facts, y, height: 44 }, 20) + 8;
  writeField(doc, texts.seat, seat.number, { ...right, y, height: 44 }, 26);
  writeField(doc, texts.row, seat.row, { ...left, y, height: 44 }, 26);
  y += 52;
  writeField(doc, texts.price, priceText(ticket.price.total, locale), { ...right, y, height: 40 }, 12);
  y += Math.max(writeField(doc, texts.ticket, ticket.ticketTypeName, { ...left, y, height: 36 }, 12), 28) + 8;
  writeField(doc, texts.admits, ticket.attendeeName, { ...facts, y, height: 38 }, 12);
};

const placeFacts = (doc: Doc, ticket: Ticket, locale: Locale): void => {
  const texts = ticketTexts[locale];
  let y = stub.y - 2;
  if (ticket.section) y += writeField(doc, texts.section, ticket.section.name, { ...facts, y, height: 44 }, 20) + 8;
  y +=
    writeField(
      doc,
      texts.ticket,
      ticket.ticketTypeName,
      { ...facts, y, height: ticket.section ? 36 : 68 },
      ticket.section ? 12 : 24,
    ) + 12;
  y += writeField(doc, texts.admits, ticket.attendeeName, { ...facts, y, height: 42 }, 12) + 12;
  writeField(doc, texts.price, priceText(ticket.price.total, locale), { ...facts, y, height: 28 }, 12);
};

const footer = (doc: Doc, ticket: Ticket, number: string, locale: Locale): void => {
  const y = page.height - 66;
  const small = { font: 'medium', size: 8, color: grey } as const;
  doc
    .moveTo(inner.x, y)
    .lineTo(inner.x + inner.width, y)
    .lineWidth(0.5);
  doc.stroke('#dcdae2');
  write(doc, ticketTexts[locale].instruction, { ...inner, y: y + 10, height: 22 }, small);
  write(doc, ticket.ticketId, { ...inner, y: y + 38, height: 10 }, small);
  doc.text(number, inner.x, y + 38, { width: inner.width, align: 'right' });
};
