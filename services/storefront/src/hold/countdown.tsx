import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../language/language.tsx';
import { clockFace, markPassed } from '../time/countdown.ts';

/** A clock for the eye; a screen reader hears it at a few marks only. */
export const Countdown = ({ seconds }: { readonly seconds: number }) => {
  const { t } = useLanguage();
  const [said, say] = useState<number>();
  const before = useRef(seconds);
  useEffect(() => {
    const mark = markPassed(before.current, seconds);
    before.current = seconds;
    if (mark !== undefined) say(mark);
  }, [seconds]);
  return (
    <span class={seconds <= 60 ? 'countdown countdown-short' : 'countdown'}>
      <span role="timer" aria-label={t.timeLeft}>
        {clockFace(seconds)}
      </span>
      <span class="hidden" role="status">
        {said !== undefined && t.minutesLeft(said)}
      </span>
    </span>
  );
};
