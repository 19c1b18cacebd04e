import { AnswerProblemPage } from '../answer/answer-problem-page.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import { EventPoster } from '../event/event-poster.tsx';
import { EventSale } from '../event/event-sale.tsx';
import { useLanguage } from '../language/language.tsx';
import { api } from '../shop-api.ts';
import { useTitle } from '../use-title.ts';
import { NotFoundPage } from './not-found-page.tsx';

const untilOnSale = 3_000; // ms

export const EventPage = ({ eventId }: { readonly eventId: string }) => {
  const { t } = useLanguage();
  const { value, problem, again } = useAnswer(
    `event ${eventId}`,
    (signal) => api('GET /v1/events/{eventId}', { params: { eventId }, signal }),
    (result) => (result.ok && result.value.status === 'published' ? untilOnSale : undefined),
  );
  useTitle(value?.name ?? t.loading);
  if (value) {
    return (
      <article>
        <EventPoster event={value} />
        <EventSale key={value.eventId} event={value} />
      </article>
    );
  }
  // an id that is none at all is refused as such, and means as little
  if (problem?.code === 'event-not-found' || problem?.code === 'invalid-request') return <NotFoundPage />;
  if (problem) return <AnswerProblemPage problem={problem} again={again} />;
  return (
    <div class="page">
      <Waiting stubs={2} />
    </div>
  );
};
