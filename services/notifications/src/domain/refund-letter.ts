import type { DataOf } from '@onsale/contracts/event';
import type { orderRefunding } from '@onsale/contracts/orders/events';
import { formatMoney } from '@onsale/kernel/money';
import type { Letter } from './letter.ts';
import { orderFacts } from './order-facts.ts';
import { greeting } from './said-name.ts';

const texts = {
  en: {
    subject: (event: string) => `Your money for ${event} is on its way back`,
    ended: (event: string) => `Your order for ${event} has ended`,
    reasons: {
      'stock-lost': 'Your payment reached us after the time for it was over, and your tickets had been sold by then.',
      'order-ended': 'Your payment reached us after the time for it was over, when your order had already ended.',
      'event-cancelled': 'The event is cancelled. Tickets that you have for it are no longer valid.',
      'partial-payment': 'Your payment was not the amount that the order costs, so the order has ended. You may order again.',
    },
    sorry: 'We are sorry: we could not fulfil this order, and there are no tickets for it.',
    money: (total: string) =>
      `The whole ${total} is on its way back, the same way as you paid. Depending on your bank it takes a few days. You need not do anything.`,
  },
  ko: {
    subject: (event: string) => `${event} 결제 금액을 환불해 드립니다`,
    ended: (event: string) => `${event} 주문이 종료되었습니다`,
    reasons: {
      'stock-lost': '결제 시간이 지난 뒤에 결제가 확인되었고, 그사이 해당 티켓이 판매되었습니다.',
      'order-ended': '결제 시간이 지나 주문이 종료된 뒤에 결제가 확인되었습니다.',
      'event-cancelled': '공연이 취소되었습니다. 이미 받으신 티켓은 더 이상 유효하지 않습니다.',
      'partial-payment': '결제하신 금액이 주문 금액과 달라 주문이 종료되었습니다. 다시 주문하실 수 있습니다.',
    },
    sorry: '죄송합니다. 이 주문을 처리해 드리지 못했으며 티켓은 발급되지 않습니다.',
    money: (total: string) =>
      `결제하신 ${total} 전액을 결제하신 수단으로 환불해 드립니다. 은행에 따라 며칠이 걸릴 수 있으며, 따로 하실 일은 없습니다.`,
  },
};

/** The order could not be fulfilled or its event is cancelled, and the money goes back, where it was not free. */
export const refundLetter = (refunding: DataOf<typeof orderRefunding>): Letter => {
  const { event, buyer, reason, because, total, refund = total } = refunding;
  const words = texts[buyer.locale];
  return {
    locale: buyer.locale,
    subject: refund.amount === 0 ? words.ended(event.name) : words.subject(event.name),
    heading: event.name,
    paragraphs: [
      ...[greeting(buyer), words.sorry, words.reasons[because ?? reason]],
      ...(refund.amount === 0 ? [] : [words.money(formatMoney(refund, buyer.locale))]),
    ],
    facts: orderFacts(refunding, buyer.locale),
  };
};
