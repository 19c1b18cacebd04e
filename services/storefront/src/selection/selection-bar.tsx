import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { ProblemTo } from '@onsale/client/routes';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { SteadyButton } from '../answer/steady-button.tsx';
import type { Event } from '../event/event.ts';
import { holdTickets } from '../hold/hold-tickets.ts';
import { useLanguage } from '../language/language.tsx';
import { SeatChips } from './seat-chips.tsx';
import { holdLines, nothingChosen, seatOfField, ticketCount, totalPrice, withSeatToggled } from './selection.ts';
import type { ChosenSeat, Selection } from './selection.ts';

type Props = {
  readonly event: Event;
  /** Empty: none. */
  readonly voucher: string;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly lookAgain: () => void;
};

/** What is chosen, what it costs in all, and the button that holds it. Always in view. */
export const SelectionBar = ({ event, voucher, selection, select, lookAgain }: Props) => {
  const { t, price } = useLanguage();
  const { route } = useLocation();
  const [holding, setHolding] = useState(false);
  const [problem, setProblem] = useState<ProblemTo<'POST /v1/holds'>>();
  const [taken, setTaken] = useState<ChosenSeat>();
  const count = ticketCount(selection);

  const hold = async () => {
    setHolding(true);
    setProblem(undefined);
    setTaken(undefined);
    const result = await holdTickets(event, holdLines(selection), voucher);
    setHolding(false);
    if (result.ok) {
      select(nothingChosen);
      route('/checkout');
      return;
    }
    const lost =
      result.error.code === 'seat-taken'
        ? seatOfField(selection, 'field' in result.error ? result.error.field : undefined)
        : undefined;
    if (lost) {
      setTaken(lost);
      select(withSeatToggled(selection, lost));
    } else {
      setProblem(result.error);
    }
    lookAgain();
  };

  return (
    <aside class="bar" aria-label={t.total}>
      <SeatChips event={event} selection={selection} select={select} />
      <ProblemNotice problem={problem} />
      <div role="alert">
        {taken && <p class="notice notice-problem">{t.takenSeat(t.seat(taken.section, taken.row, taken.number))}</p>}
      </div>
      <div class="bar-total" aria-live="polite">
        {count === 0 ? (
          <span class="soft">{t.nothingChosen}</span>
        ) : (
          <>
            <span>{t.ticketCount(count)}</span>
            <strong>{price(totalPrice(selection, event.ticketTypes, event.currency))}</strong>
          </>
        )}
      </div>
      <SteadyButton class="button button-main" isOff={count === 0 || holding} press={() => void hold()}>
        {holding ? t.holding : t.hold}
      </SteadyButton>
      <p class="hidden" role="status">
        {holding && t.holding}
      </p>
      <p class="soft small bar-hint">{t.holdHint(Math.max(1, Math.round(event.holdSeconds / 60)))}</p>
    </aside>
  );
};
