import { useMemo, useState } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import type { Availability, Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import type { Selection } from '../selection/selection.ts';
import { api } from '../shop-api.ts';
import { PlanOverview } from './plan-overview.tsx';
import { PriceLegend } from './price-legend.tsx';
import { SectionList } from './section-list.tsx';
import { SectionSeats } from './section-seats.tsx';
import { stockOf } from './stock.ts';

type Props = {
  readonly event: Event;
  readonly planId: string;
  readonly seatMap: Availability['seatMap'];
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
};

/** The whole plan first, then the seats of one section. */
export const SeatMap = ({ event, planId, seatMap, selection, select }: Props) => {
  const { t } = useLanguage();
  const [opened, open] = useState<string>();
  const [left, leave] = useState<string>();
  const { venueId } = event.venue;
  const {
    value: plan,
    problem,
    again,
  } = useAnswer(`plan ${planId}`, (signal) =>
    api('GET /v1/venues/{venueId}/seating-plans/{planId}', { params: { venueId, planId }, signal }),
  );
  const stock = useMemo(() => (plan ? stockOf(plan, event.ticketTypes, seatMap) : []), [plan, event.ticketTypes, seatMap]);
  const inside = stock.find(({ section }) => section.sectionId === opened);
  const close = () => {
    leave(opened);
    open(undefined);
  };
  return (
    <section class="seat-map" aria-labelledby="choose-seats">
      <h2 id="choose-seats">{t.chooseSeats}</h2>
      {!plan && (problem ? <ProblemNotice problem={problem} again={again} /> : <Waiting stubs={1} />)}
      {plan && <PriceLegend stock={stock} />}
      {plan && !inside && (
        <>
          <p class="soft small">{t.seatMapHint}</p>
          <PlanOverview plan={plan} stock={stock} selection={selection} left={left} open={open} />
          <SectionList stock={stock} open={open} />
        </>
      )}
      {inside && <SectionSeats stock={inside} selection={selection} select={select} close={close} />}
      <p class="soft small">{t.allIn}</p>
    </section>
  );
};
