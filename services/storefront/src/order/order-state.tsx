import { useEffect, useState } from 'preact/hooks';
import { Countdown } from '../hold/countdown.tsx';
import { useSecondsLeft } from '../hold/use-seconds-left.ts';
import type { Texts } from '../language/en.ts';
import { useLanguage } from '../language/language.tsx';
import { goAndPay } from './checkout-visit.ts';
import type { Order } from './order.ts';

/** A payment's webhook mostly comes in a second; until then "pay now" would invite to pay twice. */
const graceMilliseconds = 6_000;

type Props = { readonly order: Order; readonly justPaid: boolean };

/** Where the order stands, and what its buyer may do about it. */
export const OrderState = ({ order, justPaid }: Props) => {
  const { t } = useLanguage();
  const [checking, setChecking] = useState(justPaid);
  useEffect(() => {
    const timer = setTimeout(() => setChecking(false), graceMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  const checkoutUrl = order.status === 'pending' && !checking ? order.payment?.checkoutUrl : undefined;
  const [title, more] = wordsFor(order, checkoutUrl !== undefined, t);
  return (
    <div class={`state state-${order.status}`}>
      <div role="status">
        <h1>{title}</h1>
        <p>{more}</p>
      </div>
      {checkoutUrl !== undefined && <PayNow order={order} checkoutUrl={checkoutUrl} />}
      {order.status === 'expired' && (
        <a class="button" href={`/events/${order.event.eventId}`}>
          {t.startAgain}
        </a>
      )}
    </div>
  );
};

const wordsFor = ({ status, buyer }: Order, payable: boolean, t: Texts): [string, string] => {
  switch (status) {
    case 'pending':
      return payable ? [t.pendingTitle, t.pendingMore] : [t.checkingTitle, t.checkingMore];
    case 'confirmed':
      return [t.confirmedTitle, t.confirmedMore(buyer.email)];
    case 'expired':
      return [t.expiredTitle, t.expiredMore];
    case 'cancelled':
      return [t.cancelledTitle, t.cancelledMore];
    case 'refunding':
      return [t.refundingTitle, t.refundingMore];
    case 'refunded':
      return [t.refundedTitle, t.refundedMore];
  }
};

const PayNow = ({ order, checkoutUrl }: { readonly order: Order; readonly checkoutUrl: string }) => {
  const { t, price } = useLanguage();
  const seconds = useSecondsLeft(order.expiresAt);
  return (
    <p class="actions">
      <button type="button" class="button button-main" onClick={() => goAndPay(order.orderId, checkoutUrl)}>
        {t.payNow} · {price(order.total)}
      </button>
      <Countdown seconds={seconds} />
    </p>
  );
};
