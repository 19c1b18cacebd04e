import type { DataOf } from '@onsale/contracts/event';
import type { orderLinkMade } from '@onsale/contracts/orders/events';
import type { Letter } from './letter.ts';

const texts = {
  en: {
    subject: 'Your orders',
    how: 'Here is the link to all orders of this mail address that were paid, or free.',
    keep: 'Whoever has it sees your orders and tickets, so do not pass it on.',
    unknown: 'If you did not ask for it, do nothing: nobody else has been sent this link.',
    label: 'Show my orders',
    until: 'Works until',
  },
  ko: {
    subject: '주문 조회 링크',
    how: '이 메일 주소로 결제하셨거나 무료로 받으신 모든 주문을 아래 링크에서 보실 수 있습니다.',
    keep: '링크가 있으면 누구나 주문과 티켓을 볼 수 있으니 다른 사람에게 전달하지 마세요.',
    unknown: '요청하신 적이 없다면 이 메일을 무시하셔도 됩니다. 링크는 이 주소로만 보내 드렸습니다.',
    label: '내 주문 보기',
    until: '유효 시간',
  },
};

/** The way to all orders of whoever reads this mailbox. */
export const orderLinkLetter = ({ buyer: { locale }, url, expiresAt }: DataOf<typeof orderLinkMade>): Letter => {
  const { subject, how, keep, unknown, label, until } = texts[locale];
  return {
    locale,
    subject,
    heading: subject,
    paragraphs: [how, keep, unknown],
    link: { label, url },
    facts: [{ label: until, value: `${expiresAt.slice(0, 16).replace('T', ' ')} UTC` }],
  };
};
