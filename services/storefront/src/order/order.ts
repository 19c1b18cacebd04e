import type { ResponseTo } from '@onsale/client/routes';

export type Order = ResponseTo<'GET /v1/orders/{orderId}'>;
export type Ticket = Order['tickets'][number];

/** Milliseconds before which no order has tickets: after paying the way there takes 200 at least, after ordering what is free half of that. */
export const firstLook = { paid: 300, free: 150 } as const;

/** Milliseconds after that in which tickets mostly come. */
const soonAfter = 3_000;

/**
 * How long until the next look at an order, in milliseconds; undefined: nothing more will happen by itself. Its buyer, who waits, has paid or ordered
 * what is free `since` milliseconds ago.
 */
export const nextLook = ({ status, tickets }: Pick<Order, 'status' | 'tickets'>, since = Infinity): number | undefined => {
  const soon = since < soonAfter ? 250 : 1_500;
  switch (status) {
    case 'pending':
      return soon;
    case 'confirmed':
      if (tickets.length === 0) return soon;
      if (tickets.some((ticket) => ticket.pdfUrl === undefined)) return 3_000;
      return 120_000; // the PDF's link lives some minutes only
    case 'refunding':
      return 10_000;
    case 'expired':
      return 30_000; // a late payment may still make it
    case 'cancelled':
    case 'refunded':
      return undefined;
  }
};
