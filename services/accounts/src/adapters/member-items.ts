import type { Member } from '@onsale/contracts/accounts/team';
import type { Organizer } from '@onsale/contracts/accounts/api';
import type { TransactItem } from '@onsale/runtime/table';
import type { Membership } from '../ports.ts';
import { memberKey, membershipKey, organizerKey } from './organizer-keys.ts';

type Of = Pick<Organizer, 'organizerId' | 'name'>;

export const membershipOf = ({ organizerId, name }: Of, { role, eventIds }: Member): Membership => ({
  ...{ organizerId, organizerName: name, role },
  ...(eventIds && { eventIds }),
});

/**
 * What a transaction writes of a member, who is kept twice: with the organizer, and with the person, which is how the authorizer looks for them. An organizer
 * counts its owners.
 */
export const memberItems = (TableName: string) => ({
  putMember: ({ organizerId }: Of, member: Member, condition: object): TransactItem => ({
    Put: { TableName, Item: { ...memberKey(organizerId, member.personId), kind: 'member', member }, ...condition },
  }),

  putMembership: (organizer: Of, member: Member): TransactItem => ({
    Put: {
      TableName,
      Item: {
        ...membershipKey(member.personId, organizer.organizerId),
        kind: 'membership',
        membership: membershipOf(organizer, member),
      },
    },
  }),

  /** The last one cannot go: then the count would not be above one. */
  countOwners: (
    { organizerId }: Of,
    before: Pick<Member, 'role'> | undefined,
    after: Pick<Member, 'role'> | undefined,
  ): TransactItem[] => {
    const change = Number(after?.role === 'owner') - Number(before?.role === 'owner');
    if (change === 0) return [];
    return [
      {
        Update: {
          TableName,
          Key: organizerKey(organizerId),
          UpdateExpression: 'ADD ownerCount :change',
          ...(change > 0
            ? { ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':change': change } }
            : { ConditionExpression: 'ownerCount > :one', ExpressionAttributeValues: { ':change': change, ':one': 1 } }),
        },
      },
    ];
  },
});
