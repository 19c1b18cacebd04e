import { dateStub } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';

/** The torn-off end of a ticket, with the date on it. */
export const DateStub = ({ startsAt, timeZone }: { readonly startsAt: string; readonly timeZone: string }) => {
  const { locale } = useLanguage();
  const { month, day, weekday } = dateStub({ startsAt, timeZone }, locale);
  return (
    <time class="date-stub" dateTime={startsAt}>
      <span>{month}</span>
      <strong>{day}</strong>
      <span>{weekday}</span>
    </time>
  );
};
