import type { Locale } from '@onsale/contracts/shapes';
import type { OrderTickets } from '@onsale/contracts/tickets/events';
import type { EventArt } from './event-art.ts';
import { field, grey, page, qrCode, write } from './page.ts';
import type { Doc } from './page.ts';
import { priceText, ticketTexts, whenTexts } from './texts.ts';

type Ticket = OrderTickets['tickets'][number];

export const panel = { width: page.width, height: 318 };
const inner = page.width - 2 * page.margin;
const qrSide = 153; // 54 mm: a module is 1 mm, which any phone reads from paper at arm's length
const beside = { x: page.margin + qrSide + 24, width: inner - qrSide - 24 };
const stubTop = panel.height + 34;

/** One ticket: above the perforation what to look forward to, below it what the door needs. */
export const ticketPage = (doc: Doc, ticket: Ticket, { event, buyer, tickets }: OrderTickets, art: EventArt): void => {
  doc.addPage();
  poster(doc, event, buyer.locale, art);
  perforation(doc);
  stub(doc, ticket, buyer.locale);
  const number = tickets.length > 1 ? `${tickets.indexOf(ticket) + 1} / ${tickets.length}` : '';
  footer(doc, ticket, number, buyer.locale);
};

const poster = (doc: Doc, event: OrderTickets['event'], locale: Locale, art: EventArt): void => {
  doc.save().rect(0, 0, panel.width, panel.height).clip();
  doc.rect(0, 0, panel.width, panel.height).fill(art.paper);
  doc.lineWidth(0.9).lineJoin('round');
  for (const { color, points } of art.rings) doc.polygon(...points.map(({ x, y }): [number, number] => [x, y])).stroke(color);
  const shade = doc.linearGradient(0, 96, 0, 236).stop(0, art.paper, 0).stop(1, art.paper, 0.94);
  doc.rect(0, 96, panel.width, panel.height - 96).fill(shade);
  doc.restore();

  const { x, width } = { x: page.margin, width: inner };
  const { date, time, zone } = whenTexts(event, locale);
  if (event.mode === 'test') badge(doc, ticketTexts[locale].test, art);
  doc.font('bold').fontSize(34);
  const nameHeight = Math.min(doc.heightOfString(event.name, { width }), 126);
  write(doc, event.name, { x, y: 222 - nameHeight, width, height: nameHeight }, { font: 'bold', size: 34, color: art.ink });
  write(doc, date, { x, y: 236, width, height: 18 }, { font: 'bold', size: 13, color: art.ink });
  write(doc, `${time}  ·  ${zone}`, { x, y: 255, width, height: 16 }, { font: 'medium', size: 11, color: art.ink });
  write(doc, event.venueName, { x, y: 278, width, height: 16 }, { font: 'medium', size: 11, color: art.ink });
};

const badge = (doc: Doc, text: string, { paper, ink }: EventArt): void => {
  const width = doc.font('bold').fontSize(8.5).widthOfString(text) + 18;
  doc.roundedRect(page.margin, 28, width, 19, 9.5).fill(ink);
  doc.fillColor(paper).text(text, page.margin + 9, 32.5, { lineBreak: false });
};

const perforation = (doc: Doc): void => {
  const y = panel.height;
  doc.circle(0, y, 11).circle(page.width, y, 11).fill('#ffffff');
  doc
    .save()
    .moveTo(20, y)
    .lineTo(page.width - 20, y)
    .lineWidth(1.6)
    .lineCap('round')
    .dash(0.1, { space: 6 })
    .stroke('#ffffff')
    .restore();
};

const stub = (doc: Doc, ticket: Ticket, locale: Locale): void => {
  const texts = ticketTexts[locale];
  qrCode(doc, ticket.code, { x: page.margin, y: stubTop, width: qrSide });
  let y = stubTop - 2;
  const next = (label: string, value: string, height: number, size: number): void => {
    y += field(doc, label, value, { ...beside, y, height }, size) + 10;
  };
  if (ticket.seat) {
    next(texts.section, ticket.seat.section, 36, 20);
    const half = beside.width / 2;
    field(doc, texts.row, ticket.seat.row, { x: beside.x, y, width: half - 8, height: 42 }, 24);
    y += field(doc, texts.seat, ticket.seat.number, { x: beside.x + half, y, width: half, height: 42 }, 24) + 6;
    next(texts.ticket, ticket.ticketTypeName, 28, 12);
  } else {
    next(texts.ticket, ticket.ticketTypeName, 64, 22);
  }
  next(texts.admits, ticket.attendeeName, 42, 12);
  field(doc, texts.price, priceText(ticket.price.total, locale), { ...beside, y, height: 28 }, 12);
};

const footer = (doc: Doc, ticket: Ticket, number: string, locale: Locale): void => {
  const { x, width } = { x: page.margin, width: inner };
  const y = page.height - 66;
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .stroke('#dcdae2');
  write(doc, ticketTexts[locale].instruction, { x, y: y + 9, width, height: 22 }, { font: 'medium', size: 8, color: grey });
  doc
    .font('medium')
    .fontSize(8)
    .fillColor(grey)
    .text(ticket.ticketId, x, page.height - 28, { lineBreak: false });
  doc.text(number, x, page.height - 28, { width, align: 'right' });
};
