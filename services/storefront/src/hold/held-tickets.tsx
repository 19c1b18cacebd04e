import { sum } from '@onsale/kernel/money';
import type { Money } from '@onsale/kernel/money';
import { DateStub } from '../event/date-stub.tsx';
import { hueOf } from '../event/event.ts';
import { longDate, timeOfDay } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';
import { placeText } from '../language/place-text.ts';
import { Countdown } from './countdown.tsx';
import { GiveBack } from './give-back.tsx';
import type { Held } from './held.ts';

type Line = Held['hold']['lines'][number];

/** The hold as a ticket: which event, which places, what they cost, and how long they are kept. */
export const HeldTickets = ({ held, seconds }: { readonly held: Held; readonly seconds: number }) => {
  const { t, locale, price } = useLanguage();
  const { event, hold } = held;
  const sumOf = (amountOf: (line: Line) => Money) =>
    sum(
      hold.lines.flatMap((line) => Array.from({ length: line.quantity }, () => amountOf(line))),
      hold.total.currency,
    );
  const [fees, tax] = [sumOf((line) => line.price.fee), sumOf((line) => line.price.tax)];
  return (
    <section class="held" aria-label={t.held}>
      <div class={`ticket ${hueOf(event.eventId)}`}>
        <DateStub {...event} />
        <div class="ticket-body">
          <h2>{event.name}</h2>
          <p class="soft">
            {longDate(event, locale)}, <span class="together">{timeOfDay(event, locale)}</span> · {event.venue.name}
          </p>
        </div>
      </div>
      <p class="held-clock">
        <span>{t.held}</span> <Countdown seconds={seconds} />
      </p>
      <ul class="lines">
        {hold.lines.map((line) => (
          <li key={line.seat?.seatId ?? `${line.section?.sectionId ?? ''} ${line.ticketTypeId}`}>
            <span>
              {line.quantity > 1 && `${line.quantity} × `}
              {line.name}
              <span class="soft"> {placeText(line, t)}</span>
            </span>
            <span class="price">{price(line.total)}</span>
          </li>
        ))}
        <li class="lines-total">
          <span>{t.total}</span>
          <strong>{price(hold.total)}</strong>
        </li>
      </ul>
      <p class="soft small">
        {[fees.amount > 0 && t.feeIncluded(price(fees)), tax.amount > 0 && t.taxIncluded(price(tax))].filter(Boolean).join(' · ')}
      </p>
      <GiveBack held={held} />
    </section>
  );
};
