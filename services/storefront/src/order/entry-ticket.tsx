import { hueOf } from '../event/event.ts';
import { longDate, timeOfDay } from '../language/formats.ts';
import { useLanguage } from '../language/language.tsx';
import { placeText } from '../language/place-text.ts';
import type { Order, Ticket } from './order.ts';
import { QrCode } from './qr-code.tsx';

/** One admission, as it is shown at the door. */
export const EntryTicket = ({ ticket, event }: { readonly ticket: Ticket; readonly event: Order['event'] }) => {
  const { t, locale } = useLanguage();
  const place = placeText(ticket, t);
  return (
    <li class={`entry ${hueOf(event.eventId)} entry-${ticket.status}`}>
      <div class="entry-facts">
        <p class="entry-when">
          {longDate(event, locale)} · <span class="together">{timeOfDay(event, locale)}</span>
        </p>
        <h2>{event.name}</h2>
        <p>{event.venueName}</p>
        <p class="entry-place">
          <b>{ticket.ticketTypeName}</b>
          {place !== undefined && <span>{place}</span>}
        </p>
        <p class="entry-name">{ticket.attendeeName}</p>
      </div>
      <div class="entry-code">
        <QrCode text={ticket.code} label={t.qrOf(ticket.attendeeName)} />
        <p>{t.ticketStatus[ticket.status]}</p>
      </div>
    </li>
  );
};
