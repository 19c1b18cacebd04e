/** The instant, RFC 3339 in UTC, at which the clocks in a time zone show `time` ("19:30"), `days` after the day it is there now. */
export const venueTime = (days: number, time: string, timeZone: string, now: number): string => {
  const date = new Date(wallClock(now, timeZone));
  date.setUTCDate(date.getUTCDate() + days);
  const wanted = Date.parse(`${date.toISOString().slice(0, 10)}T${time}:00Z`);
  // The offset depends on the instant that we look for: guess with one, then mend with that of the guess.
  const guess = wanted - offset(wanted, timeZone);
  return new Date(wanted - offset(guess, timeZone)).toISOString();
};

/** Milliseconds that the clocks there are ahead of UTC. */
const offset = (instant: number, timeZone: string): number => wallClock(instant, timeZone) - Math.floor(instant / 1000) * 1000;

/** What the clocks there show, read as if it were UTC. */
const wallClock = (instant: number, timeZone: string): number => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }); // Swedish is ISO 8601
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
};
