import type { Availability, Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { mostTickets, ticketCount, withQuantity } from './selection.ts';
import type { Selection } from './selection.ts';
import { Stepper } from './stepper.tsx';

type Props = {
  readonly ticketTypes: Event['ticketTypes'];
  readonly availability: Availability | undefined;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
};

export const StandingTypes = ({ ticketTypes, availability, selection, select }: Props) => {
  const { t, price } = useLanguage();
  const free = new Map(availability?.ticketTypes.map((each) => [each.ticketTypeId, each.free]));
  const room = mostTickets - ticketCount(selection);
  return (
    <section aria-labelledby="choose-tickets">
      <h2 id="choose-tickets">{t.chooseTickets}</h2>
      <ul class="types">
        {ticketTypes.map(({ ticketTypeId, name, price: each, priceLine }) => {
          const left = free.get(ticketTypeId);
          const quantity = selection.quantities[ticketTypeId] ?? 0;
          return (
            <li key={ticketTypeId} class="type">
              <div>
                <h3>{name}</h3>
                <p class="price">{price(each)}</p>
                {priceLine.fee.amount > 0 && <p class="soft small">{t.includesFee(price(priceLine.fee))}</p>}
              </div>
              <div class="type-choice">
                <Stepper
                  name={name}
                  quantity={quantity}
                  most={Math.min(quantity + room, Math.max(quantity, left ?? 0))}
                  change={(wanted) => select(withQuantity(selection, ticketTypeId, wanted))}
                />
                {left !== undefined && <p class="soft small">{left === 0 ? t.noneLeft : t.left(left)}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      <p class="soft small">{room === 0 ? t.mostReached(mostTickets) : t.allIn}</p>
    </section>
  );
};
