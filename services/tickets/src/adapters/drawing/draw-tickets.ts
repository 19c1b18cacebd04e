import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Font } from 'fontkit';
import type { Draw } from '../../ports.ts';
import { ticketFonts } from './fonts.ts';
import { page } from './page.ts';
import { qrOf, qrPng, qrSvg } from './qr.ts';
import type { Qr } from './qr.ts';
import { artIn } from './poster.ts';
import { ticketPage } from './ticket-page.ts';

export const drawTickets: Draw = async (order) => {
  const coded = order.tickets.map((ticket) => ({ ticket, qr: qrOf(ticket.code) }));
  const codes = coded.map(({ ticket: { ticketId }, qr }) => ({ ticketId, svg: qrSvg(qr), png: qrPng(qr) }));
  return { pdf: await pdfOf(order, coded), codes };
};

/** pdfkit takes an open font as well; its types know files and their content only. */
const asSource = (font: Font): string => font as unknown as string;

type Order = Parameters<Draw>[0];
type Coded = { readonly ticket: Order['tickets'][number]; readonly qr: Qr };

const pdfOf = (order: Order, coded: readonly Coded[]): Promise<Buffer> => {
  const { bold, medium } = ticketFonts();
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    lang: order.buyer.locale,
    displayTitle: true,
    info: { Title: order.event.name, Author: order.event.venueName, Creator: 'Onsale' },
    font: asSource(medium), // keeps Helvetica out
  });
  doc.registerFont('bold', asSource(bold)).registerFont('medium', asSource(medium));
  const pdf = buffer(doc);
  const art = artIn(doc, order.event.eventId);
  for (const { ticket, qr } of coded) ticketPage(doc, ticket, qr, order, art);
  doc.end();
  return pdf;
};
