import { useEffect, useRef, useState } from 'preact/hooks';
import type { HeldSeat } from '../hold/held-seats.ts';
import { useLanguage } from '../language/language.tsx';
import { withSeatToggled } from '../selection/selection.ts';
import type { Selection } from '../selection/selection.ts';
import { seatId, seatNumber } from './geometry.ts';
import type { Arrow, Section } from './geometry.ts';
import { SeatRow } from './seat-row.tsx';
import { step } from './seat-steps.ts';
import type { Place } from './seat-steps.ts';
import { SectionHead } from './section-head.tsx';
import type { SeatedStock } from './stock.ts';

type Props = {
  readonly stock: SeatedStock;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly close: () => void;
  /** What the buyer holds. */
  readonly own: readonly HeldSeat[];
  /** Does the keyboard go on here? */
  readonly takesFocus: boolean;
};

/** The seats of one section, the front row on top. Every seat is a button; arrow keys go among them, Escape goes back. */
export const SectionSeats = ({ stock, selection, select, close, own, takesFocus }: Props) => {
  const { t } = useLanguage();
  const { section, rows } = stock;
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Place>(() => firstFree(rows));
  const buttonAt = ({ row, index }: Place) =>
    grid.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-index="${index}"]`);
  useEffect(() => {
    const view = grid.current;
    if (!view) return;
    view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2; // rows are centred
    view.parentElement?.scrollIntoView({ block: 'start' });
    if (takesFocus) buttonAt(current)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (takesFocus) return;
    const place = placeOf(section, own[0]?.seatId);
    if (!place) return;
    setCurrent(place);
    buttonAt(place)?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [own]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      close();
      return;
    }
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = step(section, current, event.key as Arrow);
    setCurrent(next);
    buttonAt(next)?.focus();
  };

  const toggle = (place: Place) => {
    setCurrent(place);
    const row = section.rows[place.row];
    const [ticketType] = stock.ticketTypes;
    if (!row || !ticketType) return;
    const seat = {
      seatId: seatId(section, row, place.index),
      sectionId: section.sectionId,
      section: section.name,
      row: row.row,
      number: seatNumber(row, place.index),
      ticketTypeId: ticketType.ticketTypeId,
    };
    const isChosen = selection.seats.some((each) => each.seatId === seat.seatId);
    if (isChosen || rows[place.row]?.[place.index] === 'f') select(withSeatToggled(selection, seat));
  };

  const onClick = (event: MouseEvent) => {
    const seat = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (seat) toggle({ row: Number(seat.dataset['row']), index: Number(seat.dataset['index']) });
  };

  const chosen = new Set(selection.seats.map((seat) => seat.seatId));
  const held = new Set(own.map((seat) => seat.seatId));
  const markOf = (id: string): string => (chosen.has(id) ? 'c' : held.has(id) ? 'o' : '-');
  return (
    <div class={`inside colour-${stock.colour % 6}`}>
      <SectionHead stock={stock} close={close} />
      <div class="inside-view" ref={grid} onClick={onClick} onKeyDown={onKeyDown}>
        <p class="inside-front" aria-hidden="true">
          {t.towardsStage}
        </p>
        <div class="inside-rows" role="grid" aria-label={section.name} aria-multiselectable>
          {section.rows.map((row, index) => (
            <SeatRow
              key={row.row}
              section={section}
              row={row}
              rowIndex={index}
              marks={rows[index] ?? ''}
              buyers={Array.from({ length: row.seats }, (_, seat) => markOf(seatId(section, row, seat))).join('')}
              current={current.row === index ? current.index : undefined}
            />
          ))}
        </div>
      </div>
    </div>
  );
};

const placeOf = (section: Section, id: string | undefined): Place | undefined =>
  section.rows
    .flatMap((row, index) =>
      Array.from({ length: row.seats }, (_, seat) => ({ row: index, index: seat, id: seatId(section, row, seat) })),
    )
    .find((place) => place.id === id);

/** Where the keyboard starts: the first free seat, from the front. */
const firstFree = (rows: readonly string[]): Place => {
  const row = Math.max(
    0,
    rows.findIndex((marks) => marks.includes('f')),
  );
  return { row, index: Math.max(0, rows[row]?.indexOf('f') ?? 0) };
};
