import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { useAnswer } from '../answer/use-answer.ts';
import { Waiting } from '../answer/waiting.tsx';
import type { Availability, Event } from '../event/event.ts';
import type { Held } from '../hold/held.ts';
import { heldSeats } from '../hold/held-seats.ts';
import { useLanguage } from '../language/language.tsx';
import type { Selection } from '../selection/selection.ts';
import { api } from '../shop-api.ts';
import { BestSeats } from './best-seats.tsx';
import type { SeatFinder } from './find-seats.ts';
import { PlanOverview } from './plan-overview.tsx';
import { PriceLegend } from './price-legend.tsx';
import { SeatRefusal } from './seat-refusal.tsx';
import { SectionList } from './section-list.tsx';
import { SectionPlaces } from './section-places.tsx';
import { SectionSeats } from './section-seats.tsx';
import { hasSeats, stockOf } from './stock.ts';

type Props = {
  readonly event: Event;
  readonly planId: string;
  readonly availability: Availability | undefined;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** What this tab holds of the event. */
  readonly held: Held | undefined;
  readonly finder: SeatFinder;
};

/** The whole plan first, then the seats or places of one section. */
export const SeatMap = ({ event, planId, availability, selection, select, held, finder }: Props) => {
  const { t } = useLanguage();
  const [opened, open] = useState<{ readonly sectionId: string; readonly isFound?: boolean }>();
  const [left, leave] = useState<string>();
  const { venueId } = event.venue;
  const {
    value: plan,
    problem,
    again,
  } = useAnswer(`plan ${planId}`, (signal) =>
    api('GET /v1/venues/{venueId}/seating-plans/{planId}', { params: { venueId, planId }, signal }),
  );
  const stock = useMemo(
    () => (plan ? stockOf(plan, event.ticketTypes, availability) : []),
    [plan, event.ticketTypes, availability],
  );
  const inside = stock.find(({ section }) => section.sectionId === opened?.sectionId);
  const openSection = (sectionId: string) => open({ sectionId });
  const close = () => {
    leave(opened?.sectionId);
    open(undefined);
  };
  const own = useMemo(() => heldSeats(held), [held]);
  const seen = useRef(held?.hold.holdId);
  useEffect(() => {
    if (!held || held.hold.holdId === seen.current) return;
    seen.current = held.hold.holdId;
    const [sectionId, ...others] = new Set(own.map((seat) => seat.sectionId));
    if (sectionId !== undefined) open(others.length === 0 ? { sectionId, isFound: true } : undefined);
  }, [held]);
  return (
    <section class="seat-map" tabIndex={-1} aria-labelledby="choose-seats">
      <h2 id="choose-seats">{t.chooseSeats}</h2>
      {!plan && (problem ? <ProblemNotice problem={problem} again={again} /> : <Waiting stubs={1} />)}
      {plan && availability && <BestSeats {...{ event, availability, stock, finder }} />}
      <SeatRefusal {...{ finder, stock, availability }} />
      {plan && <PriceLegend stock={stock} holds={own.length > 0} />}
      {plan && !inside && (
        <>
          <p class="soft small">{t.seatMapHint}</p>
          <PlanOverview
            plan={plan}
            stock={stock}
            marked={[...selection.places, ...selection.seats, ...own]}
            left={left}
            open={openSection}
          />
          <SectionList stock={stock} open={openSection} />
        </>
      )}
      {inside && !hasSeats(inside) && (
        <SectionPlaces key={inside.section.sectionId} {...{ event, availability, selection, select, close }} stock={inside} />
      )}
      {inside && hasSeats(inside) && (
        <SectionSeats
          key={inside.section.sectionId}
          {...{ selection, select, close, own }}
          stock={inside}
          takesFocus={!opened?.isFound}
        />
      )}
      <p class="soft small">{t.allIn}</p>
    </section>
  );
};
