import { useEffect, useRef } from 'preact/hooks';
import type { Availability, Event } from '../event/event.ts';
import { useLanguage } from '../language/language.tsx';
import { mostTickets, placesIn, ticketCount, withPlaces } from '../selection/selection.ts';
import type { Selection } from '../selection/selection.ts';
import { TypeSteppers } from '../selection/type-steppers.tsx';
import { SectionHead } from './section-head.tsx';
import type { SectionStock } from './stock.ts';

type Props = {
  readonly event: Event;
  readonly stock: SectionStock;
  readonly availability: Availability | undefined;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly close: () => void;
};

/** How many places of a standing section. Escape goes back to the plan. */
export const SectionPlaces = ({ event, stock, availability, selection, select, close }: Props) => {
  const { t } = useLanguage();
  const { sectionId, name } = stock.section;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.focus({ preventScroll: true });
  }, []);
  const sold = new Set<string>(stock.ticketTypes.map((each) => each.ticketTypeId));
  const stockOf = new Map(availability?.ticketTypes.map((each) => [each.ticketTypeId, each]));
  const choices = event.ticketTypes
    .filter((each) => sold.has(each.ticketTypeId))
    .map((ticketType) => {
      const quantity = placesIn(selection, sectionId, ticketType.ticketTypeId);
      const others = placesIn(selection, sectionId) - quantity;
      const { free = 0, status } = stockOf.get(ticketType.ticketTypeId) ?? {};
      return { ticketType, quantity, left: Math.max(0, Math.min(stock.free - others, free)), status };
    });
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && close();
  return (
    <section
      ref={panel}
      class={`inside colour-${stock.colour % 6}`}
      tabIndex={-1}
      aria-label={`${name}, ${t.standingPlaces}`}
      onKeyDown={onKeyDown}
    >
      <SectionHead stock={stock} close={close} />
      <TypeSteppers
        choices={choices}
        room={mostTickets - ticketCount(selection)}
        choose={(ticketTypeId, quantity) => select(withPlaces(selection, { sectionId, section: name, ticketTypeId, quantity }))}
      />
    </section>
  );
};
