import { useEffect, useRef } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { SteadyButton } from '../answer/steady-button.tsx';
import type { Availability } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import type { SeatFinder } from './find-seats.ts';
import { longestRun, offersFor } from './seat-offers.ts';
import type { SectionStock } from './stock.ts';

type Props = {
  readonly finder: SeatFinder;
  readonly stock: readonly SectionStock[];
  readonly availability: Availability | undefined;
};

const shortages: readonly string[] = ['not-together', 'sold-out', 'all-held'];

/** Why the seats that were asked for could not be had, and what could be instead. */
export const SeatRefusal = ({ finder: { refused, find, isBusy }, stock, availability }: Props) => {
  const { t } = useLanguage();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) notice.current?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  const free = availability?.ticketTypes.find((each) => each.ticketTypeId === refused?.wanted.ticketTypeId)?.free ?? 0;
  const offers =
    refused && shortages.includes(refused.problem.code)
      ? offersFor(refused.wanted, { free, together: longestRun(stock, refused.wanted.ticketTypeId) })
      : [];
  return (
    <div ref={notice} class="best-refusal">
      <ProblemNotice problem={isBusy ? undefined : refused?.problem} />
      {offers.length > 0 && (
        <p class="best-offers">
          {offers.map((offer) => (
            <SteadyButton
              key={`${offer.quantity} ${String(offer.together)}`}
              class="button button-small button-plain"
              isOff={isBusy}
              press={() => void find(offer)}
            >
              {offer.together ? t.takeTogether(offer.quantity) : t.takeApart(offer.quantity)}
            </SteadyButton>
          ))}
        </p>
      )}
    </div>
  );
};
