import { useAnswer } from '../answer/use-answer.ts';
import { useLanguage } from '../language/language.tsx';
import { api } from '../shop-api.ts';
import type { Event } from './event.ts';
import { EventCard } from './event-card.tsx';

const most = 3;

/** What else can be had, for whom this event is sold out: its other dates first, which have the same name, then what comes next. */
export const OtherEvents = ({ than }: { readonly than: Event }) => {
  const { t } = useLanguage();
  const { value } = useAnswer('other events', (signal) => api('GET /v1/events', { query: { limit: 100 }, signal }));
  const others = (value?.items ?? []).filter((each) => each.eventId !== than.eventId && each.status === 'on-sale');
  const isOtherDate = ({ name }: Event) => name === than.name;
  const shown = [...others.filter(isOtherDate), ...others.filter((each) => !isOtherDate(each))].slice(0, most);
  if (shown.length === 0) return null;
  return (
    <section class="other-events" aria-labelledby="other-events">
      <h2 id="other-events">{t.otherEvents}</h2>
      <ul class="cards">
        {shown.map((event) => (
          <EventCard key={event.eventId} event={event} />
        ))}
      </ul>
      <p class="more">
        <a class="button button-plain" href="/">
          {t.allEvents}
        </a>
      </p>
    </section>
  );
};
