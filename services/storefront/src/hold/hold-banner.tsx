import { useLocation } from 'preact-iso';
import { useLanguage } from '../language/language.tsx';
import { Countdown } from './countdown.tsx';
import { heldTickets, useHeld } from './held.ts';
import type { Held } from './held.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Reminds of a running hold on every page but its own. */
export const HoldBanner = () => {
  const held = useHeld();
  const { path } = useLocation();
  return held && path !== '/checkout' ? <Reminder held={held} /> : null;
};

const Reminder = ({ held }: { readonly held: Held }) => {
  const { t } = useLanguage();
  const seconds = useSecondsLeft(held.hold.expiresAt);
  if (seconds === 0) return null;
  return (
    <aside class="banner" aria-label={t.timeLeft}>
      <span>
        {t.youHold(heldTickets(held))} · <Countdown seconds={seconds} />
      </span>
      <a class="button button-small" href="/checkout">
        {t.continueOrder}
      </a>
    </aside>
  );
};
