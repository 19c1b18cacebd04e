import { useLanguage } from '../language/language.tsx';
import type { Event } from './event.ts';
import { NextFree } from './next-free.tsx';
import type { StockStatus } from './stock-status.ts';

type Props = {
  readonly event: Event;
  /** Undefined until it is known. */
  readonly status: StockStatus | undefined;
  readonly nextFreeAt: string | undefined;
};

/** Why nothing can be chosen, where that is so, and what comes of it. Sold out and all held are told apart: of the latter some come back. */
export const StockNotice = ({ event, status, nextFreeAt }: Props) => {
  const { t } = useLanguage();
  const [title, more, after] = event.cancelledAt
    ? [t.eventCancelledTitle, t.eventCancelledMore]
    : event.status === 'published'
      ? [t.soonTitle, t.soonMore]
      : status === 'sold-out'
        ? [t.soldOutTitle, t.soldOutMore]
        : status === 'all-held'
          ? [t.allHeldTitle, t.allHeldMore, nextFreeAt !== undefined && <NextFree at={nextFreeAt} />]
          : [];
  return (
    <div role="status">
      {title !== undefined && (
        <div class="notice notice-stock">
          <h2>{title}</h2>
          <p>{more}</p>
          {after}
        </div>
      )}
    </div>
  );
};
