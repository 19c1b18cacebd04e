import { useEffect, useState } from 'preact/hooks';
import { clock } from '../shop-api.ts';
import { secondsLeft } from '../time/countdown.ts';

/** Counts down by the server's clock, to 0. */
export const useSecondsLeft = (expiresAt: string): number => {
  const [left, setLeft] = useState(() => secondsLeft(expiresAt, clock.now()));
  useEffect(() => {
    const look = () => setLeft(secondsLeft(expiresAt, clock.now()));
    look();
    const timer = setInterval(look, 250); // so that a second is never skipped to the eye
    return () => clearInterval(timer);
  }, [expiresAt]);
  return left;
};
