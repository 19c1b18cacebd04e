import type { Availability, Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { mostTickets, ticketCount, withQuantity } from './selection.ts';
import type { Selection } from './selection.ts';
import { TypeSteppers } from './type-steppers.tsx';

type Props = {
  readonly ticketTypes: Event['ticketTypes'];
  readonly availability: Availability | undefined;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
};

export const StandingTypes = ({ ticketTypes, availability, selection, select }: Props) => {
  const { t } = useLanguage();
  const stock = new Map(availability?.ticketTypes.map((each) => [each.ticketTypeId, each]));
  const choices = ticketTypes.map((ticketType) => ({
    ticketType,
    quantity: selection.quantities[ticketType.ticketTypeId] ?? 0,
    left: stock.get(ticketType.ticketTypeId)?.free,
    status: stock.get(ticketType.ticketTypeId)?.status,
  }));
  return (
    <section aria-labelledby="choose-tickets">
      <h2 id="choose-tickets">{t.chooseTickets}</h2>
      <TypeSteppers
        choices={choices}
        room={mostTickets - ticketCount(selection)}
        choose={(ticketTypeId, quantity) => select(withQuantity(selection, ticketTypeId, quantity))}
      />
    </section>
  );
};
