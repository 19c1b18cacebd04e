import type { Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import type { StockStatus } from '../event/stock-status.ts';
import { leftText } from './left-text.ts';
import { mostTickets } from './selection.ts';
import { Stepper } from './stepper.tsx';

type Choice = {
  readonly ticketType: Event['ticketTypes'][number];
  readonly quantity: number;
  /** How many can be had at most, with those that are chosen; undefined until that is known. */
  readonly left: number | undefined;
  /** Of the ticket type, wherever its places are. */
  readonly status: StockStatus | undefined;
};

type Props = {
  readonly choices: readonly Choice[];
  /** How many tickets the hold may have besides what is chosen. */
  readonly room: number;
  readonly choose: (ticketTypeId: string, quantity: number) => void;
};

/** How many of each ticket type. */
export const TypeSteppers = ({ choices, room, choose }: Props) => {
  const { t, price } = useLanguage();
  return (
    <>
      <ul class="types">
        {choices.map(({ ticketType: { ticketTypeId, name, price: each, priceLine }, quantity, left, status }) => (
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
                change={(wanted) => choose(ticketTypeId, wanted)}
              />
              {left !== undefined && <p class="soft small">{leftText(left, status, t)}</p>}
            </div>
          </li>
        ))}
      </ul>
      <p class="soft small">{room === 0 ? t.mostReached(mostTickets) : t.allIn}</p>
    </>
  );
};
