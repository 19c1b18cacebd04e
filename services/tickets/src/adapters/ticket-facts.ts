import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TicketFact } from '@onsale/contracts/tickets/facts';
import { scanPage, scannedTable } from '@onsale/runtime/scan-page';
import { placeOfTicket } from '../domain/ticket.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { TicketFacts } from '../ports.ts';

/** Reads the whole table, page by page, and says of each ticket what reconciliation asks. */
export const ticketFacts = (client: DynamoDBDocumentClient, tableName: string): TicketFacts => {
  const table = scannedTable(tableName);
  return {
    page: (cursor, eventId) =>
      scanPage(client, table, cursor, (item) => {
        if (item['kind'] !== 'ticket') return [];
        const fact = ticketFact(item as unknown as Ticket); // dynamo-tickets.ts wrote it
        return eventId === undefined || fact.eventId === eventId ? [fact] : [];
      }),
  };
};

export const ticketFact = ({ ticketId, orderId, eventId, status }: Ticket): TicketFact => ({
  ...{ ticketId, orderId, eventId, status },
  position: placeOfTicket(ticketId)?.position ?? 0,
});
