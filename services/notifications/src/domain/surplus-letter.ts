import type { DataOf } from '@onsale/contracts/event';
import type { orderOverpaid } from '@onsale/contracts/orders/events';
import { formatMoney } from '@onsale/kernel/money';
import type { Letter } from './letter.ts';
import { orderFacts } from './order-facts.ts';
import { greeting } from './said-name.ts';

const texts = {
  en: {
    subject: (surplus: string) => `${surplus} is on its way back to you`,
    surplus: (surplus: string) =>
      `More money came for your order than it costs: ${surplus} too much. That is on its way back, the same way as you paid. Depending on your bank it takes a few days.`,
    order: 'Your order stays as it is, and you need not do anything.',
  },
  ko: {
    subject: (surplus: string) => `초과 결제된 ${surplus}을 환불해 드립니다`,
    surplus: (surplus: string) =>
      `주문 금액보다 ${surplus}이 더 결제되어, 초과된 금액을 결제하신 수단으로 환불해 드립니다. 은행에 따라 며칠이 걸릴 수 있습니다.`,
    order: '주문은 그대로 유지되며, 따로 하실 일은 없습니다.',
  },
};

/** More came than the order costs, and the rest goes back. */
export const surplusLetter = (overpaid: DataOf<typeof orderOverpaid>): Letter => {
  const { event, buyer, surplus } = overpaid;
  const words = texts[buyer.locale];
  const amount = formatMoney(surplus, buyer.locale);
  return {
    locale: buyer.locale,
    subject: words.subject(amount),
    heading: event.name,
    paragraphs: [greeting(buyer), words.surplus(amount), words.order],
    facts: orderFacts(overpaid, buyer.locale),
  };
};
