import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PersonId } from '@onsale/kernel/id';
import type { Membership, Memberships } from '../ports.ts';
import { membershipKey } from './organizer-keys.ts';

/** Of which teams somebody is, on a partition of their own. Read consistently: who was taken out a moment ago is out. */
export const memberships = (client: DynamoDBDocumentClient, TableName: string): Memberships => {
  const ofPerson = async (personId: PersonId, Limit: number): Promise<Membership[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :person AND begins_with(sk, :organizers)',
        ExpressionAttributeValues: { ':person': membershipKey(personId, '').pk, ':organizers': 'organizer#' },
        ConsistentRead: true,
        Limit,
      }),
    );
    return Items.map(membershipIn);
  };

  return {
    find: async (personId, organizerId) => {
      const Key = membershipKey(personId, organizerId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && membershipIn(Item);
    },
    findOnly: async (personId) => {
      const [first, second] = await ofPerson(personId, 2);
      return second ? undefined : first;
    },
    list: (personId) => ofPerson(personId, mostTeams),
  };
};

/** Of one person; nobody lists more. */
const mostTeams = 100;

const membershipIn = (item: Readonly<Record<string, unknown>>): Membership => item['membership'] as Membership; // written with its member alone
