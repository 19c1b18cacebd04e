import { useLanguage } from '../language/language.tsx';
import type { Availability, Event } from './event.ts';

type Props = { readonly event: Event; readonly availability: Availability | undefined };

/** Why nothing can be chosen, where that is so. Sold out and all held are told apart: of the latter some come back. */
export const StockNotice = ({ event, availability }: Props) => {
  const { t } = useLanguage();
  const [title, more] = event.cancelledAt
    ? [t.eventCancelledTitle, t.eventCancelledMore]
    : event.status === 'published'
      ? [t.soonTitle, t.soonMore]
      : availability?.status === 'sold-out'
        ? [t.soldOutTitle, t.soldOutMore]
        : availability?.status === 'all-held'
          ? [t.allHeldTitle, t.allHeldMore]
          : [];
  return (
    <div role="status">
      {title !== undefined && (
        <div class="notice notice-stock">
          <h2>{title}</h2>
          <p>{more}</p>
        </div>
      )}
    </div>
  );
};
