import { SteadyButton } from '../answer/steady-button.tsx';
import { useLanguage } from '../language/language.tsx';
import type { SeatFinder } from '../seat-map/find-seats.ts';
import { GiveBack } from './give-back.tsx';
import { heldTickets } from './held.ts';
import type { Held } from './held.ts';
import { otherSeats, heldTexts } from './held-seats.ts';

/** What this tab holds of the event in view: on to the order, to other seats, or back with it. */
export const HeldBar = ({ held, finder }: { readonly held: Held; readonly finder: SeatFinder }) => {
  const { t, price } = useLanguage();
  const others = otherSeats(held);
  return (
    <aside class="bar" aria-label={t.held}>
      <p class="bar-held">
        <b>{t.held}</b>
        {heldTexts(held, t).map((text) => (
          <span key={text}> {text}</span>
        ))}
      </p>
      <div class="bar-total">
        <span>{t.ticketCount(heldTickets(held))}</span>
        <strong>{price(held.hold.total)}</strong>
      </div>
      <a class="button button-main" href="/checkout">
        {t.continueOrder}
      </a>
      <div class="bar-ways">
        {others && (
          <SteadyButton class="link" isOff={finder.isBusy} press={() => void finder.find(others)}>
            {finder.isBusy ? t.finding : t.otherSeats}
          </SteadyButton>
        )}
        <GiveBack held={held} />
      </div>
    </aside>
  );
};
