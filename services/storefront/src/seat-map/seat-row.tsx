import { useMemo } from 'preact/hooks';
import { useLanguage } from '../language/language.tsx';
import type { Texts } from '../language/en.ts';
import { seatNumber } from './geometry.ts';
import type { Row, Section } from './geometry.ts';

type Props = {
  readonly section: Section;
  readonly row: Row;
  readonly rowIndex: number;
  /** One mark a seat. */
  readonly marks: string;
  /** One `1` or `0` a seat, a string so that an unchanged row is cheap to recognise. */
  readonly chosen: string;
  /** Which seat of this row the Tab key reaches; undefined: none. */
  readonly current: number | undefined;
};

/** A row of seats. Drawn anew only when something in it changes, so that thousands of seats stay quick. */
export const SeatRow = ({ section, row, rowIndex, marks, chosen, current }: Props) => {
  const { t } = useLanguage();
  return useMemo(
    () => (
      <div class="seat-row" role="row">
        <span class="row-name" role="rowheader" aria-label={t.row(row.row)}>
          {row.row}
        </span>
        {Array.from({ length: row.seats }, (_, index) => {
          const mark = chosen[index] === '1' ? 'chosen' : (marks[index] ?? 's');
          const number = seatNumber(row, index);
          return (
            <button
              key={index}
              type="button"
              role="gridcell"
              class={`seat mark-${mark}`}
              data-row={rowIndex}
              data-index={index}
              tabIndex={current === index ? 0 : -1}
              aria-selected={mark === 'chosen'}
              aria-disabled={mark === 'h' || mark === 's'}
              aria-label={`${t.seatNumber(number)}, ${markText(mark, t)}`}
            >
              {mark === 'chosen' ? '✓' : mark === 'f' ? number : ''}
            </button>
          );
        })}
        <span class="row-name" aria-hidden="true">
          {row.row}
        </span>
      </div>
    ),
    [section, row, rowIndex, marks, chosen, current, t],
  );
};

const markText = (mark: string, t: Texts): string =>
  mark === 'chosen' ? t.seatChosen : mark === 'f' ? t.seatFree : mark === 'h' ? t.seatHeld : t.seatSold;
