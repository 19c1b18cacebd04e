import { useState } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { useFocusOfMore } from '../answer/use-focus-of-more.ts';
import { Waiting } from '../answer/waiting.tsx';
import { EventCard } from '../event/event-card.tsx';
import { useLanguage } from '../language/language.tsx';
import { api } from '../shop-api.ts';
import { useTitle } from '../use-title.ts';

export const EventListPage = () => {
  const { t } = useLanguage();
  useTitle(t.whatsOn);
  return (
    <div class="page">
      <h1 class="headline">{t.whatsOn}</h1>
      <EventsFrom />
    </div>
  );
};

/** One page of the list, and the next ones below it as they are asked for. */
const EventsFrom = ({ cursor }: { readonly cursor?: string }) => {
  const { t } = useLanguage();
  const [more, showMore] = useState(false);
  const query = cursor === undefined ? {} : { cursor };
  const { value, problem, again } = useAnswer(`events ${cursor ?? ''}`, (signal) => api('GET /v1/events', { query, signal }));
  const list = useFocusOfMore(cursor !== undefined, value !== undefined);
  if (!value) return problem ? <ProblemNotice problem={problem} again={again} /> : <Waiting stubs={3} />;
  if (value.items.length === 0 && cursor === undefined) {
    return (
      <div class="notice">
        <h2>{t.nothingOn}</h2>
        <p>{t.nothingOnMore}</p>
      </div>
    );
  }
  return (
    <>
      <ul ref={list} class="cards">
        {value.items.map((event) => (
          <EventCard key={event.eventId} event={event} />
        ))}
      </ul>
      {value.nextCursor !== undefined && more && <EventsFrom cursor={value.nextCursor} />}
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
