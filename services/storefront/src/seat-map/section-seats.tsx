import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../language/language.tsx';
import { withSeatToggled } from '../selection/selection.ts';
import type { Selection } from '../selection/selection.ts';
import { seatId, seatNumber } from './geometry.ts';
import type { Arrow } from './geometry.ts';
import { SeatRow } from './seat-row.tsx';
import { step } from './seat-steps.ts';
import type { Place } from './seat-steps.ts';
import { sectionPrice } from './section-price.ts';
import type { SectionStock } from './stock.ts';

type Props = {
  readonly stock: SectionStock;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly close: () => void;
};

/** The seats of one section, the front row on top. Every seat is a button; arrow keys go among them, Escape goes back. */
export const SectionSeats = ({ stock, selection, select, close }: Props) => {
  const { t, price } = useLanguage();
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
    buttonAt(current)?.focus({ preventScroll: true });
  }, []);

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
  return (
    <div class={`inside colour-${stock.colour % 6}`}>
      <p class="inside-head">
        <button type="button" class="button button-small button-plain" onClick={close}>
          ← {t.wholePlan}
        </button>
        <b>{section.name}</b>
        <span class="soft">
          {sectionPrice(stock, price, t)} · {t.freeSeats(stock.free)}
        </span>
      </p>
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
              chosen={Array.from({ length: row.seats }, (_, seat) => (chosen.has(seatId(section, row, seat)) ? '1' : '0')).join(
                '',
              )}
              current={current.row === index ? current.index : undefined}
            />
          ))}
        </div>
      </div>
    </div>
  );
};

/** Where the keyboard starts: the first free seat, from the front. */
const firstFree = (rows: readonly string[]): Place => {
  const row = Math.max(
    0,
    rows.findIndex((marks) => marks.includes('f')),
  );
  return { row, index: Math.max(0, rows[row]?.indexOf('f') ?? 0) };
};
