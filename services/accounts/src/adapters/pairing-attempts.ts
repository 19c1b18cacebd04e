import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { networkOf } from '@onsale/kernel/network';
import type { Clock } from '@onsale/kernel/clock';
import { happens } from '@onsale/runtime/table';
import { attemptWindow, mostAttempts } from '../domain/pairing-code.ts';
import type { PairingAttempts } from '../ports.ts';

/** How often codes were tried from one network (a /24 or /48) within a window of the clock. */
export const pairingAttempts = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): PairingAttempts => {
  const count = (address: string, startsAt: number, change: 1 | -1) =>
    happens(
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: `pairing-attempts#${networkOf(address)}`, sk: String(startsAt) },
          UpdateExpression: 'SET kind = :kind, #ttl = :ttl ADD #count :change',
          ConditionExpression: change > 0 ? 'attribute_not_exists(pk) OR #count < :limit' : '#count >= :limit',
          ExpressionAttributeNames: { '#ttl': 'ttl', '#count': 'count' },
          ExpressionAttributeValues: {
            ':kind': 'pairing-attempts',
            ':ttl': Math.floor((startsAt + 2 * attemptWindow) / 1000),
            ':change': change,
            ':limit': change > 0 ? mostAttempts : 1,
          },
        }),
      ),
    );

  return {
    begin: async (address) => {
      const now = clock.now();
      const startsAt = now - (now % attemptWindow);
      if (!(await count(address, startsAt, 1))) return { retryAfterSeconds: Math.ceil((startsAt + attemptWindow - now) / 1000) };
      return {
        wasRight: async () => {
          await count(address, startsAt, -1);
        },
      };
    },
  };
};
