import { orderLinkMade, orderOverpaid, orderRefunding } from '@onsale/contracts/orders/events';
import { ticketRendered } from '@onsale/contracts/tickets/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { manualClock } from '@onsale/testing/manual-clock';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import { createTestTable } from '@onsale/testing/test-table';
import { deliveriesTable } from '../../src/adapters/deliveries-table.ts';
import { secretSmtpMailer, smtpMailer } from '../../src/adapters/nodemailer-mailer.ts';
import type { Deliveries, Documents } from '../../src/ports.ts';
import { mailOrderLink } from '../../src/use-cases/mail-order-link.ts';
import { mailRefund } from '../../src/use-cases/mail-refund.ts';
import { mailSurplus } from '../../src/use-cases/mail-surplus.ts';
import { mailTickets } from '../../src/use-cases/mail-tickets.ts';
import { order, refund } from '../orders.ts';
import { mailServer } from './mail-server.ts';

const pdf = Buffer.from('%PDF-1.7 the tickets');
const failed = [{ itemIdentifier: 'message-0' }];

let server: Awaited<ReturnType<typeof mailServer>>;
let deliveries: Deliveries;
beforeEach(async () => {
  server = await mailServer();
  const table = await createTestTable('notifications');
  deliveries = deliveriesTable(table.client, table.name, manualClock());
});
afterEach(() => server.close());

const documents: Documents = {
  read: ({ bucket, key }) => Promise.resolve(Buffer.concat([pdf, Buffer.from(` ${bucket}/${key}`)])),
};
const clock = manualClock();
const sendMail = async (event: object, ports: { deliveries?: Deliveries; documents?: Documents } = {}) => {
  const all = { clock, deliveries, documents, mailer: smtpMailer(server.url, 'Onsale <tickets@onsale.example>'), ...ports };
  const handler = eventHandler([
    on(ticketRendered, mailTickets(all)),
    on(orderRefunding, mailRefund(all)),
    on(orderOverpaid, mailSurplus(all)),
    on(orderLinkMade, mailOrderLink(all)),
  ]);
  return (await handler(queueEvent(event))).batchItemFailures;
};

describe('sendMail', () => {
  it('sends the tickets to their buyer, with the PDF attached', async () => {
    expect(await sendMail(cloudEvent(ticketRendered, order, { id: 'event-1' }))).toEqual([]);
    const [message = ''] = server.messages;
    expect(message).toContain('From: Onsale <tickets@onsale.example>');
    expect(message).toContain('To: Ada Lovelace <ada@buyers.example>');
    expect(message).toContain('Subject: Your tickets for Night of the Owls');
    expect(message).toContain('Message-ID: <event-1@onsale.example>');
    expect(message).toContain('Content-Type: text/plain');
    expect(message).toContain('Content-Type: text/html');
    expect(message).toContain('filename=tickets-ord_1.pdf');
    expect(message).toContain(Buffer.concat([pdf, Buffer.from(' tickets/ord_1.pdf')]).toString('base64'));
  });

  it('tells the buyer when the money goes back', async () => {
    expect(await sendMail(cloudEvent(orderRefunding, refund))).toEqual([]);
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toContain('Subject: Your money for Night of the Owls is on its way back');
  });

  it('tells the buyer once of money that was too much, however often orders tells of the same', async () => {
    const overpaid = { ...refund, surplus: { amount: 20_000, currency: 'KRW' as const }, toldBy: 'payment-event-1' };
    for (const id of ['event-1', 'event-2']) expect(await sendMail(cloudEvent(orderOverpaid, overpaid, { id }))).toEqual([]);
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toContain('Message-ID: <payment-event-1@onsale.example>');
    expect(server.messages[0]).toMatch(/20,000 too much/);
  });

  it('brings the link to all orders once, and not when it works no more', async () => {
    const url = 'https://shop.example/orders#link=abc';
    const linkUntil = (moment: number) =>
      cloudEvent(orderLinkMade, { buyer: order.buyer, url, expiresAt: new Date(moment).toISOString() });
    const good = linkUntil(clock.now() + 1);
    for (const event of [good, good, linkUntil(clock.now())]) expect(await sendMail(event)).toEqual([]);
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toContain('Subject: Your orders');
    expect(server.messages[0]).toMatch(/shop\.example\/orders#link=(3D)?abc/);
  });

  it('sends one mail for an event that is delivered twice', async () => {
    const event = cloudEvent(ticketRendered, order);
    await sendMail(event);
    await sendMail(event);
    expect(server.messages).toHaveLength(1);
  });

  it('sends again, under the same Message-ID, after a crash between sending and remembering', async () => {
    const event = cloudEvent(ticketRendered, order, { id: 'event-1' });
    const crashing = { ...deliveries, add: () => Promise.reject(new Error('crash')) };
    expect(await sendMail(event, { deliveries: crashing })).toEqual(failed);
    expect(await sendMail(event)).toEqual([]);
    expect(server.messages.map((each) => each.includes('Message-ID: <event-1@onsale.example>'))).toEqual([true, true]);
  });

  it.each(['rejects', 'hangs'] as const)(
    'fails the message when the mail server %s, and sends it when that is mended',
    async (behaviour) => {
      const event = cloudEvent(ticketRendered, order);
      server.behave(behaviour);
      expect(await sendMail(event)).toEqual(failed);
      server.behave('accepts');
      expect(await sendMail(event)).toEqual([]);
      expect(server.messages).toHaveLength(1);
    },
  );

  it('sends nothing while the PDF cannot be read', async () => {
    const broken = { read: () => Promise.reject(new Error('no such key')) };
    expect(await sendMail(cloudEvent(ticketRendered, order), { documents: broken })).toEqual(failed);
    expect(server.messages).toEqual([]);
  });

  it('lets no name break out of its header', async () => {
    const name = 'Ada\r\nBcc: everyone@buyers.example';
    await sendMail(cloudEvent(ticketRendered, { ...order, buyer: { ...order.buyer, name }, event: { ...order.event, name } }));
    const [headers] = server.messages[0]?.split('\r\n\r\n') ?? [];
    expect(headers).toContain('Bcc: everyone@buyers.example');
    expect(headers).not.toMatch(/^Bcc:/im);
  });
});

const mail = { id: 'x', to: order.buyer, subject: 'x', html: 'x', text: 'x', attachments: [] };

describe('a connection to a mail server', () => {
  it('takes one mail after the other; where the server has hung up, the next mail goes over a new one', async () => {
    const mailer = smtpMailer(server.url, 'tickets@onsale.example');
    await mailer.send(mail);
    await mailer.send(mail);
    expect(server.connections()).toBe(1);
    server.hangUp();
    await mailer.send(mail);
    expect(server.messages).toHaveLength(3);
    expect(server.connections()).toBe(2);
  });
});

describe('a mail server whose URL is a secret', () => {
  it('is read once for all mails, and again after it could not be read', async () => {
    let reads = 0;
    const readUrl = () => (++reads === 1 ? Promise.reject(new Error('no such parameter')) : Promise.resolve(server.url));
    const mailer = secretSmtpMailer(readUrl, 'tickets@onsale.example');
    await expect(mailer.send(mail)).rejects.toThrow('no such parameter');
    await mailer.send(mail);
    await mailer.send(mail);
    expect(server.messages).toHaveLength(2);
    expect(reads).toBe(2);
  });
});

describe('a mail server’s refusal', () => {
  it('is told by its codes alone, since its words hold the buyer’s address', async () => {
    server.behave('rejects');
    const fault: unknown = await smtpMailer(server.url, 'tickets@onsale.example')
      .send(mail)
      .catch((error: unknown) => error);
    expect(fault).toEqual(new Error('The mail server did not take the mail (Error EENVELOPE 550)'));
    expect(fault).not.toHaveProperty('cause');
  });

  it('names the variable that is wrong before any mail is sent', () => {
    expect(() => smtpMailer('localhost:25', 'tickets@onsale.example')).toThrow('The URL of a mail server must start with');
    expect(() => smtpMailer(server.url, 'tickets')).toThrow('MAIL_FROM must be a mail address');
  });
});
