import type { Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { withSeatToggled, withSeatType } from './selection.ts';
import type { ChosenSeat, Selection } from './selection.ts';

type Props = { readonly event: Event; readonly selection: Selection; readonly select: (selection: Selection) => void };

/** The chosen seats: what each costs, as which ticket type where there is a choice, and a way to drop it. */
export const SeatChips = ({ event, selection, select }: Props) => {
  if (selection.seats.length === 0) return null;
  return (
    <ul class="chips">
      {selection.seats.map((seat) => (
        <SeatChip key={seat.seatId} event={event} seat={seat} selection={selection} select={select} />
      ))}
    </ul>
  );
};

const SeatChip = ({ event, seat, selection, select }: Props & { readonly seat: ChosenSeat }) => {
  const { t, price } = useLanguage();
  const label = t.seat(seat.section, seat.row, seat.number);
  const chosen = event.ticketTypes.find((each) => each.ticketTypeId === seat.ticketTypeId);
  const choices = event.ticketTypes.filter((each) => each.categories?.some((category) => chosen?.categories?.includes(category)));
  return (
    <li class="chip">
      <span class="chip-seat">{label}</span>
      {choices.length > 1 ? (
        <select
          aria-label={t.ticketTypeOf(label)}
          value={seat.ticketTypeId}
          onChange={(change) => select(withSeatType(selection, seat.seatId, change.currentTarget.value))}
        >
          {choices.map((each) => (
            <option key={each.ticketTypeId} value={each.ticketTypeId}>
              {each.name} · {price(each.price)}
            </option>
          ))}
        </select>
      ) : (
        <span class="price">{chosen && price(chosen.price)}</span>
      )}
      <button
        type="button"
        class="chip-drop"
        aria-label={t.removeSeat(label)}
        onClick={() => select(withSeatToggled(selection, seat))}
      >
        ×
      </button>
    </li>
  );
};
