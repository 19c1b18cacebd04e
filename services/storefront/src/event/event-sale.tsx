import { useEffect, useMemo, useState } from 'preact/hooks';
import { useAnswer } from '../answer/use-answer.ts';
import { HeldBar } from '../hold/held-bar.tsx';
import { heldTexts } from '../hold/held-seats.ts';
import { useHeldOf } from '../hold/use-held-of.ts';
import { useLanguage } from '../language/language.tsx';
import { useSeatFinder } from '../seat-map/find-seats.ts';
import { SeatMap } from '../seat-map/seat-map.tsx';
import { nothingChosen, ticketCount } from '../selection/selection.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { StandingTypes } from '../selection/standing-types.tsx';
import { api, clock } from '../shop-api.ts';
import type { Event } from './event.ts';
import { OtherEvents } from './other-events.tsx';
import { StockNotice } from './stock-notice.tsx';
import { offeredStatus } from './stock-status.ts';
import type { StockStatus } from './stock-status.ts';
import { VoucherField } from './voucher-field.tsx';

/** How long until the next look, in milliseconds: sold out changes only by returns. */
const nextLook: Record<StockStatus, number> = { available: 4_000, 'all-held': 4_000, 'sold-out': 30_000 };
const afterProblem = 5_000;

/** What can be bought, and what the buyer chooses of it. */
export const EventSale = ({ event: all }: { readonly event: Event }) => {
  const { t } = useLanguage();
  const [selection, select] = useState(nothingChosen);
  const [voucher, enter] = useState('');
  const event = useMemo(() => offeredWith(all, voucher), [all, voucher]);
  const { eventId, seatingPlanId, ticketTypes } = event;
  const availability = useAnswer(
    `availability ${eventId} ${event.status}`,
    (signal) =>
      api('GET /v2/events/{eventId}/availability', {
        params: { eventId },
        query: { seats: seatingPlanId === undefined ? 'none' : 'map' },
        signal,
      }),
    (result) => (result.ok ? nextLook[result.value.status] : afterProblem),
  );
  const now = availability.value;
  useEffect(() => now && clock.hears(now.asOf), [now]);

  const held = useHeldOf(eventId);
  const finder = useSeatFinder(event, voucher, availability.again);
  const standing = ticketTypes.filter((each) => each.categories === undefined);
  const status = now && offeredStatus(ticketTypes, now);
  const sells = event.status === 'on-sale' || event.status === 'sold-out';
  return (
    <div class="sale">
      <div class="sale-choice">
        {event.description !== '' && <p class="description">{event.description}</p>}
        <StockNotice event={event} status={held ? undefined : status} nextFreeAt={now?.nextFreeAt} />
        <p class="hidden" role="status">
          {finder.isBusy ? t.finding : held && [t.held, ...heldTexts(held, t)].join(' ')}
        </p>
        {availability.problem && sells && <p class="notice">{t.offline}</p>}
        {sells && !event.cancelledAt && (
          <VoucherField code={voucher} opensMore={all.ticketTypes.some(isReserved)} change={enter} />
        )}
        {standing.length > 0 && <StandingTypes ticketTypes={standing} availability={now} selection={selection} select={select} />}
        {seatingPlanId !== undefined && (
          <SeatMap
            {...{ event, selection, select, held, finder }}
            planId={seatingPlanId}
            availability={event.cancelledAt ? undefined : now}
          />
        )}
        {status === 'sold-out' && !event.cancelledAt && <OtherEvents than={event} />}
      </div>
      {held && ticketCount(selection) === 0 ? (
        <HeldBar held={held} finder={finder} />
      ) : (
        (status === 'available' || ticketCount(selection) > 0) &&
        !event.cancelledAt && <SelectionBar {...{ event, voucher, selection, select }} lookAgain={availability.again} />
      )}
    </div>
  );
};

const isReserved = ({ reserved }: Event['ticketTypes'][number]): boolean =>
  reserved !== undefined && (reserved.until === undefined || Date.parse(reserved.until) > clock.now());

/** The event with what a buyer is offered: reserved ticket types only to who has a voucher. Whether it is one for them, the API says. */
const offeredWith = (event: Event, voucher: string): Event =>
  voucher === '' ? { ...event, ticketTypes: event.ticketTypes.filter((each) => !isReserved(each)) } : event;
