import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditEntry } from '@onsale/contracts/accounts/team';
import type { PageRequest } from '@onsale/contracts/shapes';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { OrganizerId } from '@onsale/kernel/id';
import { queryPage } from '@onsale/runtime/query-page';
import type { TransactItem } from '@onsale/runtime/table';
import type { Act } from '../domain/audit.ts';

/** Who did what for an organizer, on a partition of its own, in order of time. Lines are added, and there is no code that does more. */
export const auditLog = (client: DynamoDBDocumentClient, TableName: string, clock: Clock) => ({
  /** To be written in the transaction of what it tells of. */
  entry: (organizerId: OrganizerId, act: Act): TransactItem => {
    const at = rfc3339(clock.now());
    const Item = { pk: `audit#${organizerId}`, sk: `${at}#${randomUUID()}`, kind: 'audit', entry: { at, ...act } };
    return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  },

  list: (organizerId: OrganizerId, page: PageRequest) =>
    queryPage(
      client,
      {
        TableName,
        KeyConditionExpression: 'pk = :audit',
        ExpressionAttributeValues: { ':audit': `audit#${organizerId}` },
        ScanIndexForward: false,
      },
      page,
      (item) => item['entry'] as AuditEntry, // written above alone
    ),
});

export type AuditLog = ReturnType<typeof auditLog>;
