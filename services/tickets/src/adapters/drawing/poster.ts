import type { EventSummary, Locale } from '@onsale/contracts/shapes';
import { remembered } from '@onsale/kernel/remembered';
import { eventArt } from './event-art.ts';
import type { EventArt } from './event-art.ts';
import { inner, page, write } from './page.ts';
import type { Doc } from './page.ts';
import { ticketTexts, whenTexts } from './texts.ts';

/** The upper half of a ticket, from edge to edge. */
export const poster = { width: page.width, height: 304 } as const;

/** An event's own look, its rings an object of the document: once in it, however many pages show them. */
export type Art = Pick<EventArt, 'paper' | 'ink'> & { readonly rings: PDFKit.PDFKitReference };

const artOf = remembered(100, (eventId) => eventArt(eventId, poster)); // some 20 kB each

export const artIn = (doc: Doc, eventId: string): Art => {
  const { paper, ink, rings } = artOf(eventId);
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [-bleed, -bleed, poster.width + bleed, poster.height + bleed],
    Filter: 'FlateDecode',
  });
  form.end(rings);
  return { paper, ink, rings: form };
};

const bleed = 3; // beyond the page's edge, so that rounding to pixels leaves no white line
const nameBottom = poster.height - 96;
const tallestName = 126;

/** What to look forward to: the event's own picture with its name, date and place on it. */
export const drawPoster = (doc: Doc, event: EventSummary, locale: Locale, art: Art): void => {
  const nameHeight = Math.min(doc.font('bold').fontSize(34).heightOfString(event.name, { width: inner.width }), tallestName);
  const nameTop = nameBottom - nameHeight;
  picture(doc, art, nameTop);
  perforation(doc);
  if (event.mode === 'test') badge(doc, ticketTexts[locale].test, art);

  const { date, time, zone } = whenTexts(event, locale);
  const line = (text: string, y: number, height: number, font: 'bold' | 'medium', size: number) =>
    write(doc, text, { ...inner, y, height }, { font, size, color: art.ink });
  line(event.name, nameTop, nameHeight, 'bold', 34);
  line(date, nameBottom + 14, 18, 'bold', 13);
  line(`${time}  ·  ${zone}`, nameBottom + 33, 16, 'medium', 11);
  line(event.venueName, nameBottom + 56, 16, 'medium', 11);
};

const picture = (doc: Doc, { paper, rings }: Art, nameTop: number): void => {
  doc
    .save()
    .rect(-bleed, -bleed, poster.width + 2 * bleed, poster.height + bleed)
    .clip();
  doc.rect(-bleed, -bleed, poster.width + 2 * bleed, poster.height + bleed).fill(paper);
  const objects = doc.page.xobjects as Record<string, PDFKit.PDFKitReference>; // pdfkit's types leave it open
  objects['Rings'] = rings;
  doc.addContent('/Rings Do');
  const top = nameTop - 60;
  const veil = doc.linearGradient(0, top, 0, nameBottom).stop(0, paper, 0).stop(0.4, paper, 0.72).stop(1, paper, 0.94);
  doc.rect(-bleed, top, poster.width + 2 * bleed, poster.height - top).fill(veil);
  doc.restore();
};

const perforation = (doc: Doc): void => {
  const y = poster.height;
  doc.circle(0, y, 11).circle(page.width, y, 11);
  const holes = Math.floor((page.width - 44) / 8);
  const from = (page.width - (holes - 1) * 8) / 2;
  for (let hole = 0; hole < holes; hole++) doc.circle(from + hole * 8, y, 2);
  doc.fill('#ffffff');
};

const badge = (doc: Doc, text: string, { paper, ink }: Art): void => {
  const width = doc.font('bold').fontSize(8.5).widthOfString(text) + 18;
  doc.roundedRect(page.margin, 28, width, 19, 9.5).fill(ink);
  doc.fillColor(paper).text(text, page.margin + 9, 32.5, { lineBreak: false });
};
