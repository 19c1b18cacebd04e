import type { ResponseTo } from '@onsale/client/routes';

export type Order = ResponseTo<'GET /v1/orders/{orderId}'>;
export type Ticket = Order['tickets'][number];

/** How long until the next look at an order, in milliseconds; undefined: nothing more will happen by itself. */
export const nextLook = ({ status, tickets }: Pick<Order, 'status' | 'tickets'>): number | undefined => {
  switch (status) {
    case 'pending':
      return 1_500;
    case 'confirmed':
      if (tickets.length === 0) return 1_500;
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
