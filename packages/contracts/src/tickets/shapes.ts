import * as z from 'zod/mini';
import { SeatShape, SectionName, TicketId } from '../shapes.ts';

export const TicketStatus = z.enum(['valid', 'admitted', 'void']);

/** A ticket as its buyer sees it. */
export const TicketView = z.object({
  ticketId: TicketId,
  /** What the QR holds: a signed token that verifies without a network. */
  code: z.string(),
  status: TicketStatus,
  attendeeName: z.string(),
  ticketTypeName: z.string(),
  seat: z.optional(SeatShape),
  section: z.optional(SectionName),
  /** The PDF of the order's tickets, for some minutes; absent until it is drawn. */
  pdfUrl: z.optional(z.string()),
});
export type TicketView = z.output<typeof TicketView>;
