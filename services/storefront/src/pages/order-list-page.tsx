import { useLanguage } from '../language/language.tsx';
import { FindOrders } from '../order/find-orders.tsx';
import { FoundOrders } from '../order/found-orders.tsx';
import { KeptOrders } from '../order/kept-orders.tsx';
import { useLinkToken } from '../order/use-link-token.ts';
import { useTitle } from '../use-title.ts';

/** The way back to one's tickets: in the browser that bought them, and by a link that came by mail. */
export const OrderListPage = () => {
  const { t } = useLanguage();
  useTitle(t.yourOrders);
  const token = useLinkToken();
  return (
    <div class="page">
      <h1 class="headline">{t.yourOrders}</h1>
      {token === undefined ? <KeptOrders /> : <FoundOrders key={token} token={token} />}
      <FindOrders key={token} />
    </div>
  );
};
