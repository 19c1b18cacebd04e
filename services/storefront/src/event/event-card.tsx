import { money } from '@onsale/kernel/money';
import { timeOfDay } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';
import { DateStub } from './date-stub.tsx';
import { hueOf } from './event.ts';
import type { Event } from './event.ts';
import { EventStatus } from './event-status.tsx';

export const EventCard = ({ event }: { readonly event: Event }) => {
  const { t, locale, price } = useLanguage();
  const prices = event.ticketTypes.map((each) => each.price.amount);
  const lowest = money(Math.min(...prices), event.currency);
  return (
    <li class="card">
      <a class={`ticket ${hueOf(event.eventId)}`} href={`/events/${event.eventId}`}>
        <DateStub {...event} />
        <div class="ticket-body">
          <h2>{event.name}</h2>
          <p class="soft">
            {event.venue.name} · <span class="together">{timeOfDay(event, locale)}</span>
          </p>
          <p class="ticket-foot">
            <span class="price">{new Set(prices).size > 1 ? t.from(price(lowest)) : price(lowest)}</span>
            <EventStatus status={event.status} />
          </p>
        </div>
      </a>
    </li>
  );
};
