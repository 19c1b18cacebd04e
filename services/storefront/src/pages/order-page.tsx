import { useEffect, useState } from 'preact/hooks';
import { isPassing } from '@onsale/client/passing';
import { AnswerProblemPage } from '../answer/answer-problem-page.tsx';
import { MessagePage } from '../answer/message-page.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import { useLanguage } from '../language/language.tsx';
import { justDone } from '../order/checkout-visit.ts';
import { OrderPositions } from '../order/order-positions.tsx';
import { OrderState } from '../order/order-state.tsx';
import { OrderTickets } from '../order/order-tickets.tsx';
import { firstLook, nextLook } from '../order/order.ts';
import { orderToken } from '../order/order-tokens.ts';
import { api, clock } from '../shop-api.ts';
import { useTitle } from '../use-title.ts';

export const OrderPage = ({ orderId }: { readonly orderId: string }) => {
  const bearer = orderToken(orderId);
  if (bearer !== undefined) return <ReadableOrder key={orderId} orderId={orderId} bearer={bearer} />;
  return <ClosedOrder />;
};

/** There is no order here for this browser; a link by mail may open it. */
const ClosedOrder = () => {
  const { t } = useLanguage();
  return (
    <MessagePage title={t.noTokenTitle} more={t.noTokenMore}>
      <a class="button" href="/orders">
        {t.findOrders}
      </a>
      <a class="button button-plain" href="/">
        {t.allEvents}
      </a>
    </MessagePage>
  );
};

const afterProblem = 3_000; // ms

const ReadableOrder = ({ orderId, bearer }: { readonly orderId: string; readonly bearer: string }) => {
  const { t } = useLanguage();
  useTitle(t.order);
  const [done] = useState(() => justDone(orderId));
  const since = () => (done ? performance.now() - done.at : Infinity);
  const { value, problem, again } = useAnswer(
    `order ${orderId}`,
    (signal) => api('GET /v1/orders/{orderId}', { params: { orderId }, bearer, signal }),
    (result) => (result.ok ? nextLook(result.value, since()) : isPassing(result.error) ? afterProblem : undefined),
    Math.max(0, done ? firstLook[done.how] - since() : 0),
  );
  useEffect(() => value && clock.hears(value.createdAt), [value]);
  if (value) {
    return (
      <div class="page order">
        {problem && <p class="notice">{t.offline}</p>}
        <OrderState order={value} justPaid={done?.how === 'paid'} />
        {value.status === 'confirmed' ? <OrderTickets order={value} /> : <OrderPositions order={value} />}
        <p class="soft small order-number">{t.orderNumber(value.orderId)}</p>
      </div>
    );
  }
  if (problem?.code === 'order-not-found') return <ClosedOrder />;
  if (problem) return <AnswerProblemPage problem={problem} again={again} />;
  return (
    <div class="page">
      <Waiting stubs={2} />
    </div>
  );
};
