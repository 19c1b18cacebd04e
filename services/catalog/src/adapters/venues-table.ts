import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Venue } from '@onsale/contracts/catalog/shapes';
import type { Clock } from '@onsale/kernel/clock';
import type { OrganizerId, VenueId } from '@onsale/kernel/id';
import { auditRow } from '@onsale/runtime/audit-log';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { Venues } from '../ports.ts';

export const venuesTable = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Venues => {
  const keyOf = (venueId: VenueId) => ({ pk: `venue#${venueId}`, sk: 'venue' });
  const listOf = (organizerId: OrganizerId) => `venues#${organizerId}`;
  return {
    create: async (venue, act) => {
      const listed = { gsi1pk: listOf(venue.organizerId), gsi1sk: `${venue.name}#${venue.venueId}` };
      const Item = { ...keyOf(venue.venueId), ...listed, kind: 'venue', venue };
      await transact(client, [{ Put: { TableName, Item } }, auditRow(TableName, clock)(act)]); // a fresh key: no condition to fail
    },
    find: async (venueId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(venueId), ConsistentRead: true }));
      return Item && venueOf(Item);
    },
    listOfOrganizer: (organizerId, page) =>
      queryPage(
        client,
        {
          TableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :list',
          ExpressionAttributeValues: { ':list': listOf(organizerId) },
        },
        page,
        venueOf,
      ),
  };
};

const venueOf = (item: Record<string, unknown>): Venue => item['venue'] as Venue; // written by create alone
