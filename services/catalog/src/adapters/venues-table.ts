import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Venue } from '@onsale/contracts/catalog/shapes';
import type { VenueId } from '@onsale/kernel/id';
import type { Venues } from '../ports.ts';

export const venuesTable = (client: DynamoDBDocumentClient, TableName: string): Venues => {
  const keyOf = (venueId: VenueId) => ({ pk: `venue#${venueId}`, sk: 'venue' });
  return {
    create: async (venue) => {
      const Item = { ...keyOf(venue.venueId), kind: 'venue', venue };
      await client.send(new PutCommand({ TableName, Item }));
    },
    find: async (venueId) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(venueId), ConsistentRead: true }));
      return Item?.['venue'] as Venue | undefined; // written by create alone
    },
  };
};
