import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import { scanPage, scannedTable } from '@onsale/runtime/scan-page';
import type { Order } from '../domain/order.ts';
import type { OrderFacts } from '../ports.ts';

/** Reads the whole table, page by page, and says of each order what reconciliation asks. */
export const orderFacts = (client: DynamoDBDocumentClient, tableName: string): OrderFacts => {
  const table = scannedTable(tableName);
  return {
    page: (cursor, eventId) =>
      scanPage(client, table, cursor, (item) => {
        if (item['kind'] !== 'order') return [];
        const fact = orderFact(item as unknown as Order); // order-table.ts wrote it
        return eventId === undefined || fact.eventId === eventId ? [fact] : [];
      }),
  };
};

export const orderFact = ({ orderId, event: { eventId }, holdId, status, version, positions }: Order): OrderFact => ({
  ...{ orderId, eventId, holdId, status, version },
  positions: positions.map(({ position }) => position),
});
