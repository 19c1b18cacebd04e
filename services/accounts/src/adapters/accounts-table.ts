import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Organizer } from '@onsale/contracts/accounts/api';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import type { OrganizerId } from '@onsale/kernel/id';
import { transact } from '@onsale/runtime/table';
import type { KeptApiKey } from '../domain/api-key.ts';
import { apiKeyItem } from './api-keys-table.ts';
import { organizerKey } from './organizer-keys.ts';

/** Organizers, each on a partition of its own. */
export const accountsTable = (client: DynamoDBDocumentClient, TableName: string) => ({
  createOrganizer: async (organizer: Organizer, firstKey: ApiKeyParts, apiKey: KeptApiKey): Promise<void> => {
    const Item = { ...organizerKey(organizer.organizerId), kind: 'organizer', organizer, keyCount: 1 };
    await transact(client, [{ Put: { TableName, Item } }, { Put: { TableName, Item: apiKeyItem(firstKey, apiKey) } }]); // no condition that could fail
  },

  findOrganizer: async (organizerId: OrganizerId): Promise<Organizer | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: organizerKey(organizerId) }));
    return Item?.['organizer'] as Organizer | undefined; // written by createOrganizer alone
  },
});
