import { money } from '@onsale/kernel/money';
import { SteadyButton } from '../answer/steady-button.tsx';
import type { Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { withPlaces, withSeatToggled, withSeatType } from './selection.ts';
import type { ChosenPlaces, ChosenSeat, Selection } from './selection.ts';

type Props = { readonly event: Event; readonly selection: Selection; readonly select: (selection: Selection) => void };

/** The chosen seats and places: what they cost, a seat as which ticket type where there is a choice, and a way to drop them. */
export const SeatChips = ({ event, selection, select }: Props) => {
  if (selection.seats.length === 0 && selection.places.length === 0) return null;
  return (
    <ul class="chips">
      {selection.places.map((places) => (
        <PlacesChip key={`${places.sectionId} ${places.ticketTypeId}`} {...{ event, places, selection, select }} />
      ))}
      {selection.seats.map((seat) => (
        <SeatChip key={seat.seatId} event={event} seat={seat} selection={selection} select={select} />
      ))}
    </ul>
  );
};

const PlacesChip = ({ event, places, selection, select }: Props & { readonly places: ChosenPlaces }) => {
  const { t, price } = useLanguage();
  const type = event.ticketTypes.find((each) => each.ticketTypeId === places.ticketTypeId);
  const label = t.placesOf(places.section, type?.name ?? '', places.quantity);
  return (
    <li class="chip">
      <span class="chip-seat">{label}</span>
      <span class="price">{type && price(money(type.price.amount * places.quantity, type.price.currency))}</span>
      <SteadyButton
        class="chip-drop"
        label={t.removeSeat(label)}
        press={() => select(withPlaces(selection, { ...places, quantity: 0 }))}
      >
        ×
      </SteadyButton>
    </li>
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
      <SteadyButton class="chip-drop" label={t.removeSeat(label)} press={() => select(withSeatToggled(selection, seat))}>
        ×
      </SteadyButton>
    </li>
  );
};
