import type { ResponseTo } from '@onsale/client/routes';
import { DateStub } from '../event/date-stub.tsx';
import { hueOf } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';

type Props = Pick<ResponseTo<'GET /v1/orders'>['items'][number], 'orderId' | 'event' | 'status' | 'total' | 'ticketCount'>;

/** An order in a list: leads to its page. */
export const OrderCard = ({ orderId, event, status, total, ticketCount }: Props) => {
  const { t, price } = useLanguage();
  return (
    <li class="card">
      <a class={`ticket ${hueOf(event.eventId)}`} href={`/orders/${orderId}`}>
        <DateStub {...event} />
        <div class="ticket-body">
          <h2>{event.name}</h2>
          <p class="soft">
            {t.ticketCount(ticketCount)} · {price(total)}
          </p>
          <p class="ticket-foot">
            <span class={status === 'confirmed' ? 'stamp stamp-good' : 'stamp stamp-soft'}>{t.orderStatus[status]}</span>
          </p>
        </div>
      </a>
    </li>
  );
};
