import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditMarkOf } from '@onsale/contracts/audit';
import type { Act, AuditEntry, auditPart } from '@onsale/contracts/audit';
import type { RequestOf } from '@onsale/contracts/endpoint';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { newId } from '@onsale/kernel/id';
import type { AuditEntryId, OrganizerId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { TransactItem } from './table.ts';

/**
 * A row of the service's part of the audit: who did what for an organizer, on a partition of its own, in order of time. Rows are added in the
 * transaction of what they tell of, and there is no code that does more: who writes them has no right to read them, and so cannot name one to change.
 */
export const auditRow =
  (TableName: string, clock: Clock) =>
  ({ organizerId, ...act }: Act): TransactItem => {
    const sk = auditMarkOf({ at: rfc3339(clock.now()), entryId: newId('auditEntry') });
    const Item = { pk: partitionOf(organizerId), sk, kind: 'audit', act };
    return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  };

export type AuditRow = ReturnType<typeof auditRow>;

/** The latest rows of the service's part before a mark, for accounts to put together with those of others. */
export const keptAudit =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async ({ organizerId, limit, before }: RequestOf<ReturnType<typeof auditPart>>) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: before === undefined ? 'pk = :audit' : 'pk = :audit AND sk < :before',
        ExpressionAttributeValues: { ':audit': partitionOf(organizerId), ...(before !== undefined && { ':before': before }) },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return ok({ items: Items.map(entryOf) });
  };

const partitionOf = (organizerId: OrganizerId): string => `audit#${organizerId}`;

const entryOf = ({ sk, act }: Readonly<Record<string, unknown>>): AuditEntry => {
  const [at = '', entryId = ''] = String(sk).split('#');
  return { entryId: entryId as AuditEntryId, at, ...(act as Omit<Act, 'organizerId'>) }; // written by auditRow alone
};
