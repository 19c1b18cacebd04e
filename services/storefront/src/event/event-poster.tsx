import { longDate, timeOfDay, zoneName } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';
import { DateStub } from './date-stub.tsx';
import { hueOf } from './event.ts';
import type { Event } from './event.ts';

/** The head of an event's page: its name as on a poster, torn off below. */
export const EventPoster = ({ event }: { readonly event: Event }) => {
  const { t, locale } = useLanguage();
  return (
    <div class={`poster ${hueOf(event.eventId)}`}>
      <div class="poster-inner">
        <DateStub {...event} />
        <div>
          {event.mode === 'test' && <p class="test-mode">{t.testMode}</p>}
          <h1>{event.name}</h1>
          <p class="poster-when">
            {longDate(event, locale)}, <b class="together">{timeOfDay(event, locale)}</b>
          </p>
          <p class="poster-zone">{t.localTime(zoneName(event, locale))}</p>
          <p class="poster-where">
            <b>{event.venue.name}</b> <span>{event.venue.address}</span>
          </p>
        </div>
      </div>
    </div>
  );
};
