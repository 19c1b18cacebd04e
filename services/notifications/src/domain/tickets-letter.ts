import type { Locale, Seat } from '@onsale/contracts/shapes';
import type { OrderTickets } from '@onsale/contracts/tickets/events';
import type { Letter, TicketLine } from './letter.ts';
import { orderFacts, priceOf } from './order-facts.ts';
import { greeting, saidName } from './said-name.ts';

const texts = {
  en: {
    subject: (event: string) => `Your tickets for ${event}`,
    thanks: 'Thank you for your order. Your tickets are in the PDF attached to this mail.',
    late: 'Your payment reached us after the time for it was over, but we could still keep your tickets for you: you have them after all.',
    door: 'Show the code of each ticket at the door, on your phone or on paper. Whoever shows it first is let in, so keep it to yourself.',
    tickets: (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`),
    seat: ({ section, row, number }: Seat) => `${section}, row ${row}, seat ${number}`,
  },
  ko: {
    subject: (event: string) => `${event} 티켓을 보내 드립니다`,
    thanks: '주문해 주셔서 감사합니다. 티켓은 이 메일에 첨부된 PDF 파일에 있습니다.',
    late: '결제 시간이 지난 뒤에 결제가 확인되었지만, 티켓이 남아 있어 정상적으로 발급해 드렸습니다.',
    door: '입장하실 때 휴대전화나 인쇄물로 티켓마다 코드를 보여 주세요. 먼저 제시한 사람이 입장하므로 다른 사람에게 공개하지 마세요.',
    tickets: (count: number) => `티켓 ${count}매`,
    seat: ({ section, row, number }: Seat) => `${section} ${row}열 ${number}번`,
  },
};

/** The buyer's confirmation; the PDF goes with it. */
export const ticketsLetter = (order: OrderTickets): Letter => {
  const { event, buyer, tickets, paidLate } = order;
  const { locale } = buyer;
  const words = texts[locale];
  return {
    locale,
    subject: words.subject(event.name),
    heading: event.name,
    paragraphs: [greeting(buyer), ...(paidLate ? [words.late] : []), words.thanks, words.door],
    facts: orderFacts(order, locale),
    tickets: { heading: words.tickets(tickets.length), items: tickets.map((ticket) => lineOf(ticket, locale)) },
  };
};

const lineOf = (
  { ticketTypeName, seat, section, attendeeName, price }: OrderTickets['tickets'][number],
  locale: Locale,
): TicketLine => {
  const attendee = saidName(attendeeName);
  return {
    name: ticketTypeName,
    details: [
      ...(seat ? [texts[locale].seat(seat)] : []),
      ...(section ? [section.name] : []),
      ...(attendee === '' ? [] : [attendee]),
    ],
    price: priceOf(price.total, locale),
  };
};
