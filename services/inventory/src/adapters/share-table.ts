import { setTimeout as sleep } from 'node:timers/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import type { Random } from '@onsale/kernel/random';
import { Unavailable } from '@onsale/runtime/faults';
import { happens } from '@onsale/runtime/table';
import type { Share } from '../domain/share.ts';
import type { Shares } from '../ports.ts';

/** Only a client's own requests compete for its item; with these tries some twenty at once come through. */
const tries = 12;
const pauses = 15; // milliseconds at most, more with each try

/** An item a client and event, with a version; it goes when its last hold is over, or given back. */
export const shareTable = (client: DynamoDBDocumentClient, TableName: string, clock: Clock, random: Random): Shares => {
  const read = async (Key: Record<string, string>) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return { share: (Item?.['holds'] ?? []) as Share, version: Number(Item?.['version'] ?? 0) }; // written below alone
  };

  /** False: somebody else was faster. */
  const write = async (Key: Record<string, string>, share: Share, seen: number): Promise<boolean> => {
    const ttl = Math.ceil(Math.max(clock.now(), ...share.map(({ until }) => until)) / 1000); // never 0: what ended five years ago stays
    return happens(
      client.send(
        new PutCommand({
          TableName,
          Item: { ...Key, kind: 'share', holds: share, version: seen + 1, ttl },
          ConditionExpression: 'attribute_not_exists(pk) OR version = :seen',
          ExpressionAttributeValues: { ':seen': seen },
        }),
      ),
    );
  };

  return {
    change: async (eventId: EventId, clientId, change) => {
      const Key = { pk: `share#${eventId}#${clientId}`, sk: 'share' };
      for (let left = tries; left > 0; left--) {
        const { share, version } = await read(Key);
        const next = change(share);
        if (!next) return false;
        if (await write(Key, next, version)) return true;
        await sleep(random.next() * pauses * (tries - left + 1));
      }
      throw new Unavailable(`The share of one client of ${eventId} is being changed all the time`);
    },
  };
};
