import type { DataOf } from '@onsale/contracts/event';
import type { orderCancelled } from '@onsale/contracts/orders/events';
import type { Letter } from './letter.ts';
import { orderFacts } from './order-facts.ts';
import { greeting } from './said-name.ts';

const texts = {
  en: {
    subject: (event: string) => `${event} is cancelled`,
    cancelled:
      'We are sorry: the event is cancelled. Your order has ended, and tickets that you have for it are no longer valid.',
    money: 'You have paid nothing for it. Should a payment of yours still arrive, it goes back by itself.',
  },
  ko: {
    subject: (event: string) => `${event} 공연이 취소되었습니다`,
    cancelled: '죄송합니다. 공연이 취소되어 주문이 종료되었으며, 이미 받으신 티켓은 더 이상 유효하지 않습니다.',
    money: '결제된 금액은 없습니다. 이후에 결제가 확인되면 자동으로 환불됩니다.',
  },
};

/** The event is cancelled, and there is no money to send back. */
export const cancelledLetter = (order: DataOf<typeof orderCancelled>): Letter => {
  const { event, buyer } = order;
  const words = texts[buyer.locale];
  return {
    locale: buyer.locale,
    subject: words.subject(event.name),
    heading: event.name,
    paragraphs: [greeting(buyer), words.cancelled, words.money],
    facts: orderFacts(order, buyer.locale),
  };
};
