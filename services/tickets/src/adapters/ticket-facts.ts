import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
        const { ticketId, orderId, eventId: of, status } = item as unknown as Ticket; // dynamo-tickets.ts wrote it
        const position = placeOfTicket(ticketId)?.position ?? 0;
        return eventId === undefined || of === eventId ? [{ ticketId, orderId, eventId: of, position, status }] : [];
      }),
  };
};
