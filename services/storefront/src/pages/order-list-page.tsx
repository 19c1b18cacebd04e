import { MessagePage } from '../answer/message-page.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import { DateStub } from '../event/date-stub.tsx';
import { hueOf } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { problemText } from '../language/problem-text.ts';
import { keptOrders, orderToken } from '../order/order-tokens.ts';
import { api } from '../shop-api.ts';
import { useTitle } from '../use-title.ts';

/** The way back to one's tickets, in the browser that bought them. */
export const OrderListPage = () => {
  const { t } = useLanguage();
  useTitle(t.yourOrders);
  const orders = keptOrders();
  if (orders.length === 0) {
    return (
      <MessagePage title={t.noOrders} more={t.noOrdersMore}>
        <a class="button" href="/">
          {t.allEvents}
        </a>
      </MessagePage>
    );
  }
  return (
    <div class="page">
      <h1 class="headline">{t.yourOrders}</h1>
      <ul class="cards">
        {orders.map((orderId) => (
          <OrderCard key={orderId} orderId={orderId} />
        ))}
      </ul>
    </div>
  );
};

const OrderCard = ({ orderId }: { readonly orderId: string }) => {
  const { t, price } = useLanguage();
  const { value, problem } = useAnswer(`order ${orderId}`, (signal) =>
    api('GET /v1/orders/{orderId}', { params: { orderId }, bearer: orderToken(orderId) ?? '', signal }),
  );
  if (!value) return <li class="card">{problem ? <p class="notice">{problemText(problem, t)}</p> : <Waiting stubs={1} />}</li>;
  return (
    <li class="card">
      <a class={`ticket ${hueOf(value.event.eventId)}`} href={`/orders/${orderId}`}>
        <DateStub {...value.event} />
        <div class="ticket-body">
          <h2>{value.event.name}</h2>
          <p class="soft">
            {t.ticketCount(value.positions.length)} · {price(value.total)}
          </p>
          <p class="ticket-foot">
            <span class={value.status === 'confirmed' ? 'stamp stamp-good' : 'stamp stamp-soft'}>
              {t.orderStatus[value.status]}
            </span>
          </p>
        </div>
      </a>
    </li>
  );
};
