import { MessagePage } from '../answer/message-page.tsx';
import { HeldTickets } from '../hold/held-tickets.tsx';
import { useHeld } from '../hold/held.ts';
import type { Held } from '../hold/held.ts';
import { useSecondsLeft } from '../hold/use-seconds-left.ts';
import { useServerTime } from '../hold/use-server-time.ts';
import { useLanguage } from '../language/language.tsx';
import { OrderForm } from '../order/order-form.tsx';
import { useTitle } from '../use-title.ts';

export const CheckoutPage = () => {
  const { t } = useLanguage();
  const held = useHeld();
  if (held) return <Checkout key={held.hold.holdId} held={held} />;
  return (
    <MessagePage title={t.noHoldTitle} more={t.noHoldMore}>
      <a class="button" href="/">
        {t.allEvents}
      </a>
    </MessagePage>
  );
};

const Checkout = ({ held }: { readonly held: Held }) => {
  const { t } = useLanguage();
  useTitle(t.checkout);
  useServerTime(held.event.eventId);
  const seconds = useSecondsLeft(held.hold.expiresAt);
  if (seconds === 0) {
    return (
      <MessagePage title={t.holdOverTitle} more={t.holdOverMore}>
        <a class="button" href={`/events/${held.event.eventId}`}>
          {t.chooseAgain}
        </a>
      </MessagePage>
    );
  }
  return (
    <div class="page checkout">
      <h1>{t.checkout}</h1>
      <HeldTickets held={held} seconds={seconds} />
      <OrderForm held={held} />
    </div>
  );
};
