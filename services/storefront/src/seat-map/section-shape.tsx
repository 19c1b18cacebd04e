import { useMemo } from 'preact/hooks';
import { useLanguage } from '../language/language.tsx';
import { boxAround, centre, firstSeatX, isStanding, onPlan, outline } from './geometry.ts';
import { indexesOf } from './stock.ts';
import type { SeatMark, SectionStock } from './stock.ts';

type Props = {
  readonly stock: SectionStock;
  readonly chosen: number;
  readonly current: boolean;
  readonly label: string;
  readonly open: (sectionId: string) => void;
};

const largestName = 6; // in seats

/** A section from above: its edge, its seats as dots (one path a mark, so that 12,000 stay light) or how many places are left, its name. */
export const SectionShape = ({ stock, chosen, current, label, open }: Props) => {
  const { t } = useLanguage();
  const { section, rows, free, shortName, colour } = stock;
  const edge = useMemo(() => outline(section), [section]);
  const seats = useMemo(
    () => (['f', 'h', 's'] as const).map((mark) => <path key={mark} class={`dots-${mark}`} d={dots(stock, mark)} />),
    [section, rows.join()],
  );
  const { x, y } = centre(section);
  const { width, height } = boxAround(edge.map((point) => onPlan(section, point)));
  const nameSize = Math.min(largestName, (1.5 * width) / shortName.length, height * 0.45);
  const openIt = () => open(section.sectionId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    openIt();
  };
  return (
    <g
      class={`section colour-${colour % 6} ${free === 0 ? 'section-full' : ''}`}
      data-section={section.sectionId}
      role="button"
      tabindex={current ? 0 : -1}
      aria-label={label}
      onClick={openIt}
      onKeyDown={onKeyDown}
    >
      <g transform={`translate(${section.position.x} ${section.position.y}) rotate(${section.position.angle})`}>
        <polygon points={edge.map((point) => `${point.x},${point.y}`).join(' ')} />
        {seats}
      </g>
      <text x={x} y={isStanding(section) ? y - nameSize * 0.3 : y} font-size={nameSize}>
        {shortName}
      </text>{' '}
      {isStanding(section) && (
        <text class="section-places" x={x} y={y + nameSize * 0.6} font-size={nameSize * 0.5}>
          {free === 0 ? t.noneLeft : t.left(free)}
        </text>
      )}
      {chosen > 0 && <circle class="section-chosen" cx={x} cy={y - nameSize * 1.2} r={nameSize * 0.4} />}
    </g>
  );
};

/** Zero-length strokes with round ends: dots. */
const dots = ({ section, rows }: SectionStock, mark: SeatMark): string =>
  isStanding(section)
    ? ''
    : section.rows
        .flatMap((row, y) => indexesOf(rows[y] ?? '', mark).map((index) => `M${firstSeatX(row) + index} ${y}h0`))
        .join('');
