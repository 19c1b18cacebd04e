import { useMemo } from 'preact/hooks';
import { useLanguage } from '../../language/language.tsx';
import type { Locale } from '../../language/locale.ts';
import { guides } from '../guides.ts';
import { en } from './en.ts';
import type { DocsTexts } from './en.ts';
import { ko } from './ko.ts';

const texts: Readonly<Record<Locale, DocsTexts>> = { en, ko };

const spoken = (locale: Locale) => {
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' });
  const dates = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    locale,
    d: texts[locale],
    number: (many: number): string => many.toLocaleString(locale),
    /** A share of 1 as `84%`. */
    share: (part: number): string => shares.format(part),
    /** A day in UTC, `2027-05-01`, as `Sat, May 1`. */
    dayName: (day: string): string => days.format(new Date(day)),
    /** The same with its year: `May 1, 2027`. */
    date: (day: string): string => dates.format(new Date(day)),
    guides: guides[locale],
  };
};

/** The docs speak the language that was chosen in the shop or here, else the browser's. */
export const useDocsLanguage = () => {
  const { locale } = useLanguage();
  return useMemo(() => spoken(locale), [locale]);
};
