import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import { useLanguage } from '../language/language.tsx';
import { problemText } from '../language/problem-text.ts';
import { api } from '../shop-api.ts';
import { OrderCard } from './order-card.tsx';
import { keptOrders, orderToken } from './order-tokens.ts';

/** The orders that this browser may open. */
export const KeptOrders = () => {
  const { t } = useLanguage();
  const orders = keptOrders();
  if (orders.length === 0) return <p class="notice">{t.noOrders}</p>;
  return (
    <ul class="cards">
      {orders.map((orderId) => (
        <KeptOrder key={orderId} orderId={orderId} />
      ))}
    </ul>
  );
};

const KeptOrder = ({ orderId }: { readonly orderId: string }) => {
  const { t } = useLanguage();
  const { value, problem } = useAnswer(`order ${orderId}`, (signal) =>
    api('GET /v1/orders/{orderId}', { params: { orderId }, bearer: orderToken(orderId) ?? '', signal }),
  );
  if (value) return <OrderCard {...value} ticketCount={value.positions.length} />;
  return <li class="card">{problem ? <p class="notice">{problemText(problem, t)}</p> : <Waiting stubs={1} />}</li>;
};
