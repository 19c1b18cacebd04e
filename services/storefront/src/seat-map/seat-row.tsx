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
  /** What the buyer has, one letter a seat: `c` chosen, `o` own, held already. A string, so that an unchanged row is cheap to recognise. */
  readonly buyers: string;
  /** Which seat of this row the Tab key reaches; undefined: none. */
  readonly current: number | undefined;
};

/** A row of seats. Drawn anew only when something in it changes, so that thousands of seats stay quick. */
export const SeatRow = ({ section, row, rowIndex, marks, buyers, current }: Props) => {
  const { t } = useLanguage();
  return useMemo(
    () => (
      <div class="seat-row" role="row">
        <span class="row-name" role="rowheader" aria-label={t.row(row.row)}>
          {row.row}
        </span>
        {Array.from({ length: row.seats }, (_, index) => {
          const mark = buyersMarks[buyers[index] ?? ''] ?? marks[index] ?? 's';
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
              aria-selected={mark === 'chosen' || mark === 'own'}
              aria-disabled={mark === 'h' || mark === 's'}
              aria-label={`${t.seatNumber(number)}, ${markText(mark, t)}`}
            >
              {mark === 'chosen' || mark === 'own' ? '✓' : mark === 'f' ? number : ''}
            </button>
          );
        })}
        <span class="row-name" aria-hidden="true">
          {row.row}
        </span>
      </div>
    ),
    [section, row, rowIndex, marks, buyers, current, t],
  );
};

const buyersMarks: Readonly<Record<string, 'chosen' | 'own'>> = { c: 'chosen', o: 'own' };

const markText = (mark: string, t: Texts): string => {
  const texts: Readonly<Record<string, string>> = { chosen: t.seatChosen, own: t.held, f: t.seatFree, h: t.seatHeld };
  return texts[mark] ?? t.seatSold;
};
