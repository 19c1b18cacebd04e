import type { ResponseTo } from '@onsale/client/routes';
import { useEffect, useState } from 'preact/hooks';
import type { Event } from '../event/event.ts';
import { forTheTab, stored } from '../storage/stored.ts';

/** What this tab holds just now, and of which event. */
export type Held = { readonly hold: ResponseTo<'POST /v1/holds'>; readonly event: Event };

const kept = stored<Held>(forTheTab, 'onsale.hold');
let current = kept.read();
const listeners = new Set<(held: Held | undefined) => void>();

/** One hold a tab; it survives a reload. */
export const heldNow = (): Held | undefined => current;

export const keepHeld = (held: Held | undefined): void => {
  current = held;
  kept.write(held);
  for (const listen of listeners) listen(held);
};

export const useHeld = (): Held | undefined => {
  const [held, setHeld] = useState(current);
  useEffect(() => {
    listeners.add(setHeld);
    setHeld(current);
    return () => void listeners.delete(setHeld);
  }, []);
  return held;
};

/** How many admissions a hold has. */
export const heldTickets = ({ hold }: Held): number => hold.lines.reduce((total, line) => total + line.quantity, 0);
