import { useLanguage } from '../language/language.tsx';
import { sectionPrice } from './section-price.ts';
import { hasSeats } from './stock.ts';
import type { SectionStock } from './stock.ts';

/** The same choice without a picture: for screen readers, and for who knows the section's name. */
export const SectionList = ({
  stock,
  open,
}: {
  readonly stock: readonly SectionStock[];
  readonly open: (sectionId: string) => void;
}) => {
  const { t, price } = useLanguage();
  return (
    <details class="section-list">
      <summary>{t.listOfSections}</summary>
      <ul>
        {stock.map((each) => (
          <li key={each.section.sectionId}>
            <button type="button" onClick={() => open(each.section.sectionId)}>
              <i class={`mark mark-f colour-${each.colour % 6}`} />
              <span>{each.section.name}</span>
              <span class="price">{sectionPrice(each, price, t)}</span>
              <span class="soft">{hasSeats(each) ? t.freeSeats(each.free) : t.left(each.free)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
};
