import { useLanguage } from '../language/language.tsx';
import { hasSeats } from './stock.ts';
import type { SectionStock } from './stock.ts';

/** `holds`: does the buyer hold seats? */
type Props = { readonly stock: readonly SectionStock[]; readonly holds: boolean };

/** What the colours cost, the dearest first, and how the other marks read. */
export const PriceLegend = ({ stock, holds }: Props) => {
  const { t, price } = useLanguage();
  const colours = [...new Set(stock.map((each) => each.colour))].sort((one, other) => one - other);
  return (
    <ul class="legend">
      {colours.map((colour) => {
        const sections = stock.filter((each) => each.colour === colour);
        const types = sections[0]?.ticketTypes ?? [];
        const free = sections.reduce((total, each) => total + each.free, 0);
        return (
          <li key={colour}>
            <i class={`mark mark-f colour-${colour % 6}`} />
            <span>
              {types.length === 0 ? t.notForSale : types.map((each) => `${each.name} ${price(each.price)}`).join(' / ')}{' '}
              {types.length > 0 && <span class="soft">{sections.some(hasSeats) ? t.freeSeats(free) : t.left(free)}</span>}
            </span>
          </li>
        );
      })}
      <li>
        <i class="mark mark-h" />
        {t.seatHeld}
      </li>
      <li>
        <i class="mark mark-s" />
        {t.seatSold}
      </li>
      <li>
        <i class="mark mark-chosen" />
        {t.seatChosen}
      </li>
      {holds && (
        <li>
          <i class="mark mark-own" />
          {t.held}
        </li>
      )}
    </ul>
  );
};
