import { useEffect, useState } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { useFocusOfMore } from '../answer/use-focus-of-more.ts';
import { Waiting } from '../answer/waiting.tsx';
import { useLanguage } from '../language/language.tsx';
import { api } from '../shop-api.ts';
import { KeptOrders } from './kept-orders.tsx';
import { OrderCard } from './order-card.tsx';
import { keepFoundOrders, keptOrders } from './order-tokens.ts';

type Props = { readonly token: string; readonly cursor?: string };

/** All orders behind a link that came by mail, page after page. From then on they open in this browser. */
export const FoundOrders = ({ token, cursor }: Props) => {
  const { t } = useLanguage();
  const [more, showMore] = useState(false);
  const query = cursor === undefined ? {} : { cursor };
  const { value, problem, again } = useAnswer(`found ${token} ${cursor ?? ''}`, (signal) =>
    api('GET /v1/orders', { query, bearer: token, signal }),
  );
  useEffect(() => value && keepFoundOrders(value.items), [value]);
  const list = useFocusOfMore(cursor !== undefined, value !== undefined);
  if (!value && problem?.code === 'unauthenticated') return <LinkOver isFirst={cursor === undefined} />;
  if (!value) return problem ? <ProblemNotice problem={problem} again={again} /> : <Waiting stubs={2} />;
  if (value.items.length === 0 && cursor === undefined) return <KeptOrders />;
  return (
    <>
      <ul ref={list} class="cards">
        {value.items.map((order) => (
          <OrderCard key={order.orderId} {...order} />
        ))}
      </ul>
      {value.nextCursor !== undefined && more && <FoundOrders token={token} cursor={value.nextCursor} />}
      {value.nextCursor !== undefined && !more && (
        <p class="more">
          <button type="button" class="button button-plain" onClick={() => showMore(true)}>
            {t.showMore}
          </button>
        </p>
      )}
    </>
  );
};

/** What to do next stands below: the form for a new one. Where it worked until now, what it has found stands above. */
const LinkOver = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { t } = useLanguage();
  return (
    <>
      <div role="alert">
        <div class="notice notice-problem">
          <h2>{t.linkOverTitle}</h2>
          <p>{t.linkOverMore}</p>
        </div>
      </div>
      {isFirst && keptOrders().length > 0 && <KeptOrders />}
    </>
  );
};
