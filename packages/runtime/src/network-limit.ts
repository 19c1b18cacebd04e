import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import { networkOf } from '@onsale/kernel/network';
import type { NetworkLimit, NetworkShare } from '@onsale/kernel/network';
import { happens } from './table.ts';

/**
 * Counts in the own table, one item a network and window that goes by itself. `kind` names it: `<kind>#<network>`. One write a request, and none
 * that is refused changes anything.
 */
export const networkLimit = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { clock, kind, most, windowMilliseconds }: NetworkShare & { readonly clock: Clock; readonly kind: string },
): NetworkLimit => {
  const count = (address: string, startsAt: number, change: 1 | -1) =>
    happens(
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk: `${kind}#${networkOf(address)}`, sk: String(startsAt) },
          UpdateExpression: 'SET kind = :kind, #ttl = :ttl ADD #count :change',
          ConditionExpression: change > 0 ? 'attribute_not_exists(pk) OR #count < :limit' : '#count >= :limit',
          ExpressionAttributeNames: { '#ttl': 'ttl', '#count': 'count' },
          ExpressionAttributeValues: {
            ':kind': kind,
            ':ttl': Math.ceil((startsAt + 2 * windowMilliseconds) / 1000),
            ':change': change,
            ':limit': change > 0 ? most : 1,
          },
        }),
      ),
    );

  return {
    take: async (address) => {
      const now = clock.now();
      const startsAt = now - (now % windowMilliseconds);
      if (!(await count(address, startsAt, 1)))
        return { retryAfterSeconds: Math.ceil((startsAt + windowMilliseconds - now) / 1000) };
      return {
        giveBack: async () => {
          await count(address, startsAt, -1);
        },
      };
    },
  };
};
