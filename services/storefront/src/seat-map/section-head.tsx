import { useLanguage } from '../language/language.tsx';
import { sectionPrice } from './section-price.ts';
import { hasSeats } from './stock.ts';
import type { SectionStock } from './stock.ts';

/** Which section is open, and the way back to the plan. */
export const SectionHead = ({ stock, close }: { readonly stock: SectionStock; readonly close: () => void }) => {
  const { t, price } = useLanguage();
  return (
    <p class="inside-head">
      <button type="button" class="button button-small button-plain" onClick={close}>
        ← {t.wholePlan}
      </button>
      <b>{stock.section.name}</b>
      <span class="soft">
        {sectionPrice(stock, price, t)} · {hasSeats(stock) ? t.freeSeats(stock.free) : t.left(stock.free)}
      </span>
    </p>
  );
};
