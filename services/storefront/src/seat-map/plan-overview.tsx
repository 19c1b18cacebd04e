import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../language/language.tsx';
import { neighbour, planBox } from './geometry.ts';
import type { Arrow, Plan } from './geometry.ts';
import { sectionPrice } from './section-price.ts';
import { SectionShape } from './section-shape.tsx';
import { hasSeats } from './stock.ts';
import type { SectionStock } from './stock.ts';

type Props = {
  readonly plan: Plan;
  readonly stock: readonly SectionStock[];
  /** The buyer's seats, chosen or held. */
  readonly marked: readonly { readonly sectionId: string }[];
  /** The section that was just left: the keyboard goes on from there. */
  readonly left: string | undefined;
  readonly open: (sectionId: string) => void;
};

/** The plan from above, every seat a dot. Arrow keys go from section to section, Enter opens one. */
export const PlanOverview = ({ plan, stock, marked, left, open }: Props) => {
  const { t, price } = useLanguage();
  const picture = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState<string | undefined>(left ?? stock[0]?.section.sectionId);
  const box = useMemo(() => planBox(plan), [plan]);

  const focusOn = (sectionId: string) => picture.current?.querySelector<SVGElement>(`[data-section="${sectionId}"]`)?.focus();
  useEffect(() => {
    if (left !== undefined) focusOn(left);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const sections = stock.map(({ section }) => section);
    const here = sections.find((section) => section.sectionId === current);
    const next = here && event.key.startsWith('Arrow') && neighbour(sections, here, event.key as Arrow);
    if (!next) return;
    event.preventDefault();
    setCurrent(next.sectionId);
    focusOn(next.sectionId);
  };

  return (
    <svg
      ref={picture}
      class="plan"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      role="group"
      aria-label={t.seatMap}
      onKeyDown={onKeyDown}
    >
      {stock.map((each) => (
        <SectionShape
          key={each.section.sectionId}
          stock={each}
          chosen={marked.filter((seat) => seat.sectionId === each.section.sectionId).length}
          current={each.section.sectionId === current}
          label={(hasSeats(each) ? t.sectionLabel : t.standingLabel)(each.section.name, sectionPrice(each, price, t), each.free)}
          open={open}
        />
      ))}
    </svg>
  );
};
