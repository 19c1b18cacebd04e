import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Member } from '@onsale/contracts/accounts/team';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { Unavailable } from '@onsale/runtime/faults';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import type { Team } from '../ports.ts';
import { memberItems } from './member-items.ts';
import { memberKey, membershipKey, organizerKey } from './organizer-keys.ts';

/** An organizer's team, and each change of it with its line in the audit. */
export const teamTable = (client: DynamoDBDocumentClient, TableName: string, auditRow: AuditRow): Team => {
  const { putMember, putMembership, countOwners } = memberItems(TableName);

  /** Only if they are still what they were when that was looked at: a new role must not undo a restriction that came in between. */
  const unchanged = (member: Member) => ({
    ConditionExpression: '#member = :member',
    ExpressionAttributeNames: { '#member': 'member' },
    ExpressionAttributeValues: { ':member': member },
  });

  /** The member stands first. */
  const write = async (items: readonly TransactItem[]) => {
    const written = await transact(client, items);
    if (written.ok) return ok(undefined);
    if (written.error.lost.includes(0)) throw new Unavailable('Somebody else changed this member just now');
    return refusal('last-owner');
  };

  return {
    find: async (organizerId, personId) => {
      const Key = memberKey(organizerId, personId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && memberIn(Item);
    },

    list: (organizerId, page) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :members)',
          ExpressionAttributeValues: { ':organizer': organizerKey(organizerId).pk, ':members': memberKey(organizerId, '').sk },
        },
        page,
        memberIn,
      ),

    change: (organizer, before, after, act) =>
      write([
        putMember(organizer, after, unchanged(before)),
        ...countOwners(organizer, before, after),
        putMembership(organizer, after),
        auditRow(act),
      ]),

    remove: ({ organizerId, name }, member, act) =>
      write([
        { Delete: { TableName, Key: memberKey(organizerId, member.personId), ...unchanged(member) } },
        ...countOwners({ organizerId, name }, member, undefined),
        { Delete: { TableName, Key: membershipKey(member.personId, organizerId) } },
        auditRow(act),
      ]),
  };
};

const memberIn = (item: Readonly<Record<string, unknown>>): Member => item['member'] as Member; // written by memberItems alone
