import { useEffect, useState } from 'preact/hooks';
import { clock } from '../shop-api.ts';
import { useHeld } from './held.ts';
import type { Held } from './held.ts';

/** What this tab holds of an event, until its time is over. */
export const useHeldOf = (eventId: string): Held | undefined => {
  const held = useHeld();
  const [over, setOver] = useState<string>();
  const own = held?.event.eventId === eventId ? held : undefined;
  const { holdId, expiresAt } = own?.hold ?? {};
  useEffect(() => {
    if (holdId === undefined || expiresAt === undefined) return;
    const timer = setTimeout(() => setOver(holdId), Math.max(0, Date.parse(expiresAt) - clock.now()));
    return () => clearTimeout(timer);
  }, [holdId, expiresAt]);
  return over === holdId ? undefined : own;
};
