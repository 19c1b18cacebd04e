import type { OrderTickets } from '@onsale/contracts/tickets/events';
import { newId } from '@onsale/kernel/id';
import { order, refund } from '../../test/orders.ts';
import { cancelledLetter } from './cancelled-letter.ts';
import { invitationLetter } from './invitation-letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import type { Letter } from './letter.ts';
import { mailOf } from './mail.ts';
import { orderLinkLetter } from './order-link-letter.ts';
import { refundLetter } from './refund-letter.ts';
import { surplusLetter } from './surplus-letter.ts';
import { ticketsLetter } from './tickets-letter.ts';

const inKorean = <T extends { buyer: OrderTickets['buyer'] }>(facts: T): T => ({
  ...facts,
  buyer: { ...facts.buyer, locale: 'ko' },
});

describe('the letter with the tickets', () => {
  it('tells everything about the order, in the venue’s own time', () => {
    expect(letterText(ticketsLetter(order))).toBe(`Night of the Owls

Hello Ada Lovelace,

Thank you for your order. Your tickets are in the PDF attached to this mail.

Show the code of each ticket at the door, on your phone or on paper. Whoever shows it first is let in, so keep it to yourself.

When: Saturday, May 1, 2027 at 8:00 PM GMT+9
Where: Han River Arena
Order: ord_1
Total: ₩165,000

2 tickets
- Category A · Block B, row 3, seat 12 · Ada Lovelace · ₩110,000
- Standing · Charles Babbage · ₩55,000
`);
  });

  it('speaks Korean to Korean buyers', () => {
    const letter = ticketsLetter(inKorean(order));
    expect(letter.subject).toBe('Night of the Owls 티켓을 보내 드립니다');
    const text = letterText(letter);
    expect(text).toContain('일시: 2027년 5월 1일 토요일 오후 8:00 GMT+9');
    expect(text).toContain('- Category A · Block B 3열 12번 · Ada Lovelace · ₩110,000');
    expect(letterHtml(letter)).toContain('<html lang="ko">');
  });

  it('calls what costs nothing free', () => {
    expect(letterText(ticketsLetter({ ...order, total: { amount: 0, currency: 'EUR' } }))).toContain('Total: Free');
  });
});

describe('the letter about a refund', () => {
  it('says that there are no tickets, why, and how much goes back', () => {
    const text = letterText(refundLetter(refund));
    expect(text).toContain('we could not fulfil this order');
    expect(text).toContain('your tickets had been sold by then');
    expect(text).toContain('The whole ₩165,000 is on its way back');
  });

  it('speaks Korean to Korean buyers', () => {
    expect(letterText(refundLetter(inKorean(refund)))).toContain('₩165,000 전액을 결제하신 수단으로 환불해 드립니다');
  });
});

describe('each end of an order has its own words, in both languages', () => {
  const cases = [
    [{ because: 'event-cancelled' }, 'The event is cancelled', '공연이 취소되었습니다'],
    [{ because: 'partial-payment' }, 'not the amount that the order costs', '주문 금액과 달라'],
    [{ reason: 'order-ended' }, 'your order had already ended', '주문이 종료된 뒤에'],
  ] as const;

  it.each(cases)('%j', (why, english, korean) => {
    expect(letterText(refundLetter({ ...refund, reason: 'order-ended', ...why }))).toContain(english);
    const letter = refundLetter(inKorean({ ...refund, reason: 'order-ended', ...why }));
    expect(letterText(letter)).toContain(korean);
    expect(letterHtml(letter)).toContain(korean);
  });

  it('what goes back is what came, where that is not the total', () => {
    const text = letterText(refundLetter({ ...refund, because: 'partial-payment', refund: { amount: 900, currency: 'KRW' } }));
    expect(text).toContain('The whole ₩900 is on its way back');
  });

  it('speaks of no money where there is none', () => {
    const letter = refundLetter({ ...refund, total: { amount: 0, currency: 'EUR' } });
    expect(letter.subject).toBe('Your order for Night of the Owls has ended');
    expect(letterText(letter)).not.toContain('on its way back');
  });

  it('tickets after a late payment say that they are there after all', () => {
    expect(letterText(ticketsLetter({ ...order, paidLate: true }))).toContain('you have them after all');
    expect(letterText(ticketsLetter(inKorean({ ...order, paidLate: true })))).toContain('정상적으로 발급');
    expect(letterText(ticketsLetter(order))).not.toContain('after all');
  });

  it('an order that ends with its event and was not paid says so', () => {
    const cancelled = refund; // it tells the reason besides
    expect(letterText(cancelledLetter(cancelled))).toContain('You have paid nothing for it');
    expect(letterText(cancelledLetter(inKorean(cancelled)))).toContain('결제된 금액은 없습니다');
  });
});

describe('the HTML of a letter', () => {
  it('shows names as they are, whatever they hold', () => {
    const name = '<img src=x onerror="alert(1)">';
    const page = letterHtml(ticketsLetter({ ...order, buyer: { ...order.buyer, name }, event: { ...order.event, name } }));
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;');
  });

  it('loads nothing from anywhere', () => {
    expect(letterHtml(ticketsLetter(order))).not.toMatch(/https?:|src=|url\(|<script/);
  });
});

test('the letter about money that is too much says how much goes back, and that the order stands, in both languages', () => {
  const overpaid = { ...refund, surplus: { amount: 20_000, currency: 'KRW' as const }, toldBy: 'event-1' };
  expect(letterText(surplusLetter(overpaid))).toContain('₩20,000 too much. That is on its way back');
  expect(letterText(surplusLetter(overpaid))).toContain('Your order stays as it is');
  expect(letterText(surplusLetter(inKorean(overpaid)))).toContain('주문은 그대로 유지되며');
});

describe.each([
  [
    'the tickets',
    (buyer) => ticketsLetter({ ...order, buyer, tickets: order.tickets.map((each) => ({ ...each, attendeeName: buyer.name })) }),
  ],
  ['a refund', (buyer) => refundLetter({ ...refund, buyer })],
  ['a surplus', (buyer) => surplusLetter({ ...refund, buyer, surplus: refund.total, toldBy: 'event-1' })],
  ['a cancelled event', (buyer) => cancelledLetter({ ...refund, buyer })],
  [
    'a link to all orders',
    (buyer) => orderLinkLetter({ buyer, url: 'https://shop.example/orders', expiresAt: '2027-03-01T20:30:00.000Z' }),
  ],
] satisfies [string, (buyer: OrderTickets['buyer']) => Letter][])('the mail about %s', (_, letterTo) => {
  it.each(['en', 'ko'] as const)('brings nobody a link that whoever ordered typed as a name (%s)', (locale) => {
    const buyer = { ...order.buyer, locale, name: 'Ada\n\nhttps://evil.example/1 www.evil.example evil.example me@evil.example' };
    const mail = mailOf('mail-1', buyer, letterTo(buyer));
    expect(mail.to).toEqual({ name: 'Ada', email: buyer.email });
    for (const version of [mail.text, mail.html, mail.subject]) expect(version).not.toContain('evil');
  });
});

describe('the letter that invites into a team', () => {
  const invited = {
    ...{ invitationId: newId('invitation'), organizerId: newId('organizer'), organizerName: 'Club <Nine>' },
    ...{ email: 'door@example.org', role: 'door' as const, code: 'oni_abc_def', expiresAt: '2027-03-08T09:00:00.000Z' },
  } as const;

  it('brings the code, what it is for and until when it is good', () => {
    const text = letterText(invitationLetter({ ...invited, locale: 'en' }));
    for (const each of [
      'Club <Nine> invites you into its team, as door staff.',
      'Code: oni_abc_def',
      'Good until: 2027-03-08 09:00 UTC',
    ])
      expect(text).toContain(each);
    expect(letterHtml(invitationLetter({ ...invited, locale: 'en' }))).not.toContain('<Nine>');
  });

  it('speaks Korean where it was asked to', () => {
    expect(letterText(invitationLetter({ ...invited, locale: 'ko' }))).toContain('입장 담당 역할로 초대되었습니다');
  });
});

describe('the letter with the link to all orders', () => {
  const link = { buyer: order.buyer, url: 'https://shop.example/orders#link=abc_-1', expiresAt: '2027-03-01T20:30:00.000Z' };

  it('has one link, whole in both versions, says until when it works, and that it is theirs alone', () => {
    const letter = orderLinkLetter(link);
    const [text, markup] = [letterText(letter), letterHtml(letter)];
    expect(text).toContain('Show my orders:\nhttps://shop.example/orders#link=abc_-1\n');
    expect(markup.match(/href="[^"]*"/g)).toEqual(['href="https://shop.example/orders#link=abc_-1"']);
    expect(markup).toContain('>https://shop.example/orders#link=abc_-1</p>');
    for (const version of [text, markup]) {
      expect(version).toContain('2027-03-01 20:30 UTC');
      expect(version).toContain('do not pass it on');
    }
  });

  it('speaks Korean to whoever asked in Korean', () => {
    const text = letterText(orderLinkLetter(inKorean(link)));
    expect(text).toContain('내 주문 보기:\nhttps://shop.example/orders#link=abc_-1\n');
    expect(text).toContain('유효 시간: 2027-03-01 20:30 UTC');
  });
});
