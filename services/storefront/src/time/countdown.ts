/** Whole seconds left, counted up so that "0" means over. Never below 0. */
export const secondsLeft = (expiresAt: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1_000));

/** `9:05`, `0:07`. */
export const clockFace = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** When a screen reader says how much is left: often enough to act on, seldom enough to type in between. */
const announcedSeconds = [300, 120, 60, 30, 10];

/** The mark that was passed between two looks at the clock, in seconds; the last one where several were. */
export const markPassed = (before: number, now: number): number | undefined =>
  announcedSeconds.findLast((mark) => before > mark && now <= mark);
