import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locale } from '@onsale/contracts/shapes';
import { makeId } from '@onsale/kernel/id';
import { drawTickets } from '../../src/adapters/drawing/draw-tickets.ts';
import { s3Documents } from '../../src/adapters/s3-documents.ts';
import { ticketsOf } from '../../src/domain/issuance.ts';
import { newPrivateKey, signingKeyOf } from '../../src/domain/ticket-code.ts';
import { confirmedOrder } from './confirmed-order.ts';
import { loopbackS3 } from './loopback-s3.ts';

const key = signingKeyOf(newPrivateKey());
const order = confirmedOrder(3);
const tickets = ticketsOf(order, key);
const readQr = path.resolve(__dirname, '../../../../e2e/support/read-qr.ts');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'onsale-tickets-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The code on each page, read from a picture of it. */
const codesIn = async (pdf: Buffer): Promise<(string | null)[]> => {
  const file = path.join(folder, 'tickets.pdf');
  await writeFile(file, pdf);
  const { stdout } = await promisify(execFile)(process.execPath, [readQr, file]);
  return JSON.parse(stdout) as (string | null)[];
};

describe('the PDF of an order', () => {
  it.each<[Locale, string]>([
    ['en', 'Night of the Owls'],
    ['ko', '올빼미의 밤'],
  ])('in %s has a page a ticket, whose code reads back from its picture', async (locale, name) => {
    const { pdf } = await drawTickets({ ...tickets, event: { ...order.event, name }, buyer: { ...order.buyer, locale } });
    expect(await codesIn(pdf)).toEqual(tickets.tickets.map(({ code }) => code));
  });

  it('keeps its pages and codes however long its texts are', async () => {
    const long = (letters: number) => 'Wolfeschlegelstein Hausen '.repeat(20).slice(0, letters).trim();
    const seat = { seatId: 'x', section: long(60), row: long(40), number: '10452' };
    const { pdf } = await drawTickets({
      ...tickets,
      event: { ...order.event, name: long(160), venueName: long(120), timeZone: 'America/Argentina/Buenos_Aires' },
      tickets: tickets.tickets.map((each) => ({ ...each, seat, attendeeName: long(120), ticketTypeName: long(80) })),
    });
    expect(await codesIn(pdf)).toEqual(tickets.tickets.map(({ code }) => code));
  });

  it('of twenty tickets is small enough to mail', async () => {
    const many = ticketsOf(confirmedOrder(20), key);
    expect((await drawTickets(many)).pdf.length).toBeLessThan(1_500_000);
  });
});

describe('the documents of an order', () => {
  it('lie in its folder, and the link opens the PDF in the browser for 15 minutes', async () => {
    const s3 = await loopbackS3();
    try {
      const documents = s3Documents('tickets');
      const drawn = await drawTickets(tickets);
      const folderOfOrder = `/tickets/orders/${order.orderId}`;
      expect(await documents.store(order.orderId, drawn)).toEqual({
        bucket: 'tickets',
        key: `orders/${order.orderId}/tickets.pdf`,
      });
      expect([...s3.objects].map(([name, { type }]) => `${name} ${type}`).sort()).toEqual(
        [
          `${folderOfOrder}/tickets.pdf application/pdf`,
          ...tickets.tickets.flatMap(({ ticketId }) => [
            `${folderOfOrder}/${ticketId}.svg image/svg+xml`,
            `${folderOfOrder}/${ticketId}.png image/png`,
          ]),
        ].sort(),
      );
      const response = await fetch(await documents.linkTo(order.orderId));
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="tickets-${order.orderId}.pdf"`,
        expires: '900',
      });
      expect(Buffer.from(await response.arrayBuffer()).equals(drawn.pdf)).toBe(true);
    } finally {
      s3.close();
    }
  });

  it('of an order that was never drawn have a link that finds nothing', async () => {
    const s3 = await loopbackS3();
    try {
      const link = await s3Documents('tickets').linkTo(makeId('order', 'never'));
      expect((await fetch(link)).status).toBe(404);
    } finally {
      s3.close();
    }
  });
});
