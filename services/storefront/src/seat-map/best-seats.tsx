import { useState } from 'preact/hooks';
import { SteadyButton } from '../answer/steady-button.tsx';
import type { Availability, Event } from '../event/event.ts';
import type { Texts } from '../language/en.ts';
import { useLanguage } from '../language/language.tsx';
import { leftText } from '../selection/left-text.ts';
import { mostTickets } from '../selection/selection.ts';
import type { SeatFinder } from './find-seats.ts';
import { hasSeats } from './stock.ts';
import type { SectionStock } from './stock.ts';

type Props = {
  readonly event: Event;
  readonly availability: Availability;
  readonly stock: readonly SectionStock[];
  readonly finder: SeatFinder;
};

type TypeStock = Availability['ticketTypes'][number];

const freeText = (stock: TypeStock | undefined, t: Texts): string =>
  stock && stock.free > 0 ? t.freeSeats(stock.free) : leftText(0, stock?.status, t);

/** How many seats of which category; the best ones that are left are held at once, so that nobody is faster. */
export const BestSeats = ({ event, availability, stock, finder }: Props) => {
  const { t, price } = useLanguage();
  const [wantedType, wantType] = useState<string>();
  const [wantedQuantity, wantQuantity] = useState(2);
  const stockOf = new Map<string, TypeStock>(availability.ticketTypes.map((each) => [each.ticketTypeId, each]));
  const isFree = ({ ticketTypeId }: { readonly ticketTypeId: string }) => (stockOf.get(ticketTypeId)?.free ?? 0) > 0;
  const seated = new Set(stock.filter(hasSeats).flatMap((each) => each.ticketTypes));
  const types = event.ticketTypes.filter((each) => seated.has(each));
  const type = types.find((each) => each.ticketTypeId === wantedType) ?? types.find(isFree);
  if (!type) return null;
  const most = Math.min(mostTickets, event.maxPerOrder ?? mostTickets, type.maxPerOrder ?? mostTickets);
  const quantity = Math.min(wantedQuantity, most);
  const find = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    void finder.find({ ticketTypeId: type.ticketTypeId, quantity, together: quantity > 1 });
  };
  return (
    <form class="best" aria-labelledby="best-seats" onSubmit={find}>
      <h3 id="best-seats">{t.bestSeats}</h3>
      <p class="soft small">{t.bestSeatsHint}</p>
      <div class="best-choice">
        <label>
          <span>{t.howMany}</span>
          <select value={quantity} onChange={(change) => wantQuantity(Number(change.currentTarget.value))}>
            {Array.from({ length: most }, (_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t.category}</span>
          <select value={type.ticketTypeId} onChange={(change) => wantType(change.currentTarget.value)}>
            {types.map((each) => (
              <option key={each.ticketTypeId} value={each.ticketTypeId} disabled={!isFree(each)}>
                {`${each.name} · ${price(each.price)} · ${freeText(stockOf.get(each.ticketTypeId), t)}`}
              </option>
            ))}
          </select>
        </label>
        <SteadyButton class="button" isOff={finder.isBusy}>
          {finder.isBusy ? t.finding : t.findSeats}
        </SteadyButton>
      </div>
    </form>
  );
};
