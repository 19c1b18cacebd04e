import type { Locale } from '@onsale/contracts/shapes';
import type { SessionStatus } from './session.ts';

/** Everything that the pay page says. */
type CheckoutTexts = {
  readonly sandbox: string;
  readonly amount: string;
  readonly timeLeft: string;
  readonly minutes: (minutes: number) => string;
  readonly declined: string;
  readonly pay: (amount: string) => string;
  readonly decline: string;
  readonly back: string;
  /** For the states in which nothing can be done any more. */
  readonly ended: Readonly<Record<Exclude<SessionStatus, 'open'> | 'expired', { readonly title: string; readonly text: string }>>;
};

export const checkoutTexts: Readonly<Record<Locale, CheckoutTexts>> = {
  en: {
    sandbox: 'Sandbox: play money, no card is charged',
    amount: 'Amount',
    timeLeft: 'Time left',
    minutes: (minutes) => (minutes < 1 ? 'less than a minute' : minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`),
    declined: 'The payment was declined. You can try again.',
    pay: (amount) => `Pay ${amount}`,
    decline: 'Let the payment be declined',
    back: 'Back to the shop',
    ended: {
      expired: { title: 'The time to pay is over', text: 'Nothing was paid. Go back to the shop to order again.' },
      closed: { title: 'This payment was closed', text: 'Nothing was paid. Go back to the shop to order again.' },
      paid: { title: 'This is paid', text: 'Go back to the shop to see your tickets.' },
      refunded: { title: 'This payment was refunded', text: 'The money is on its way back to you.' },
    },
  },
  ko: {
    sandbox: '샌드박스: 모의 결제이며 실제로 청구되지 않습니다',
    amount: '결제 금액',
    timeLeft: '남은 시간',
    minutes: (minutes) => (minutes < 1 ? '1분 미만' : `약 ${minutes}분`),
    declined: '결제가 거절되었습니다. 다시 시도할 수 있습니다.',
    pay: (amount) => `${amount} 결제하기`,
    decline: '결제 거절 시험하기',
    back: '주문으로 돌아가기',
    ended: {
      expired: { title: '결제 시간이 지났습니다', text: '결제되지 않았습니다. 돌아가서 다시 주문해 주세요.' },
      closed: { title: '종료된 결제입니다', text: '결제되지 않았습니다. 돌아가서 다시 주문해 주세요.' },
      paid: { title: '결제가 완료되었습니다', text: '돌아가서 티켓을 확인해 주세요.' },
      refunded: { title: '환불된 결제입니다', text: '결제 금액은 환불 처리되었습니다.' },
    },
  },
};
