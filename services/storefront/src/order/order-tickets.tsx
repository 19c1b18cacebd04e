import { Waiting } from '../answer/waiting.tsx';
import { useLanguage } from '../language/language.tsx';
import { EntryTicket } from './entry-ticket.tsx';
import type { Order } from './order.ts';

/** The tickets, ready for the door. */
export const OrderTickets = ({ order }: { readonly order: Order }) => {
  const { t } = useLanguage();
  const pdfUrl = order.tickets[0]?.pdfUrl;
  if (order.tickets.length === 0) {
    return (
      <>
        <p class="soft">{t.ticketsComing}</p>
        <Waiting stubs={order.positions.length} />
      </>
    );
  }
  return (
    <>
      <p class="actions">
        {pdfUrl === undefined ? (
          <span class="soft">{t.pdfComing}</span>
        ) : (
          <a class="button button-plain" href={pdfUrl}>
            {t.pdf}
          </a>
        )}
      </p>
      <ul class="entry-tickets">
        {order.tickets.map((ticket) => (
          <EntryTicket key={ticket.ticketId} ticket={ticket} event={order.event} />
        ))}
      </ul>
    </>
  );
};
