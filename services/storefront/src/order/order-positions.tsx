import { DateStub } from '../event/date-stub.tsx';
import { hueOf } from '../event/event.ts';
import { longDate, timeOfDay } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';
import { placeText } from '../language/place-text.ts';
import type { Order } from './order.ts';

/** What was ordered, while there are no tickets to show. */
export const OrderPositions = ({ order }: { readonly order: Order }) => {
  const { t, locale, price } = useLanguage();
  const { event } = order;
  return (
    <section class="held" aria-label={t.order}>
      <div class={`ticket ${hueOf(event.eventId)}`}>
        <DateStub {...event} />
        <div class="ticket-body">
          <h2>{event.name}</h2>
          <p class="soft">
            {longDate(event, locale)}, <span class="together">{timeOfDay(event, locale)}</span> · {event.venueName}
          </p>
        </div>
      </div>
      <ul class="lines">
        {order.positions.map(({ position, ticketTypeName, seat, section, attendeeName, price: each }) => (
          <li key={position}>
            <span>
              {ticketTypeName}{' '}
              <span class="soft">{[placeText({ seat, section }, t), attendeeName].filter(Boolean).join(' · ')}</span>
            </span>
            <span class="price">{price(each.total)}</span>
          </li>
        ))}
        <li class="lines-total">
          <span>{t.total}</span>
          <strong>{price(order.total)}</strong>
        </li>
      </ul>
    </section>
  );
};
