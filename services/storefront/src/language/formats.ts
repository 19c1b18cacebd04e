import type { Locale } from './locale.ts';

/** When and where an event starts: every date is told in the venue's zone, wherever the reader is. */
type Moment = { readonly startsAt: string; readonly timeZone: string };

const format = ({ startsAt, timeZone }: Moment, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(startsAt));

/** What the stub of an event shows: `{ month: 'May', day: '1', weekday: 'Sat' }`. */
export const dateStub = (moment: Moment, locale: Locale) => ({
  month: format(moment, locale, { month: 'short' }),
  day: format(moment, 'en', { day: 'numeric' }), // bare, where Korean would add 일
  weekday: format(moment, locale, { weekday: 'short' }),
});

/** `Saturday, May 1, 2027`. */
export const longDate = (moment: Moment, locale: Locale): string => format(moment, locale, { dateStyle: 'full' });

/** `8:00 PM`. */
export const timeOfDay = (moment: Moment, locale: Locale): string => format(moment, locale, { timeStyle: 'short' });

/** `Korean Standard Time`. */
export const zoneName = (moment: Moment, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { timeZone: moment.timeZone, timeZoneName: 'long' })
    .formatToParts(new Date(moment.startsAt))
    .find((part) => part.type === 'timeZoneName')?.value ?? moment.timeZone;
