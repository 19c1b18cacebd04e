import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localCredentials } from '@onsale/local/clients';
import type { Host } from '../host/host.ts';

const holdLasts = 600_000; // milliseconds, as the event's

const lookedAt = 8; // units, as many as a hold of one looks at while much is free

type UnitsOfBlock = { readonly pk: string; readonly names: readonly string[] };

/** What a hold of one unit asks of DynamoDB, written by hand on the SDK as it comes. Our own client goes past its layers (ADR 0017). */
export const byHand = ({ dynamodb, region }: Host, TableName: string, eventId: string) => {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ region, endpoint: dynamodb, credentials: localCredentials, maxAttempts: 3 }),
  );

  const blocks = async (): Promise<UnitsOfBlock[]> => {
    const found = new Map<string, string[]>();
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName,
          ProjectionExpression: 'pk, sk',
          FilterExpression: 'begins_with(pk, :units)',
          ExpressionAttributeValues: { ':units': `unit#${eventId}#` },
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const { pk, sk } of page.Items ?? []) found.set(String(pk), [...(found.get(String(pk)) ?? []), String(sk)]);
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return [...found].map(([pk, names]) => ({ pk, names }));
  };

  const takeUnit = (pk: string, sk: string, now: number) =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: { pk, sk },
        UpdateExpression: 'SET freeFrom = :until, holdId = :holdId ADD version :one',
        ConditionExpression: 'attribute_not_exists(pk) OR freeFrom <= :now',
        ExpressionAttributeValues: { ':until': now + holdLasts, ':holdId': randomUUID(), ':one': 1, ':now': now },
      }),
    );

  return {
    blocks,

    /** Any header that our own hold has written, to write one of the same size. */
    header: async (): Promise<Record<string, unknown>> => {
      const { Items = [] } = await client.send(
        new ScanCommand({ TableName, FilterExpression: 'kind = :hold', ExpressionAttributeValues: { ':hold': 'hold' } }),
      );
      const [header] = Items;
      if (!header) throw new Error('there is no hold in the table');
      return header;
    },

    /** Look at some units of a block, take a free one of them, write the header. */
    hold: async ({ pk, names }: UnitsOfBlock, header: Record<string, unknown>): Promise<void> => {
      const now = Date.now();
      const from = names[Math.floor(Math.random() * (names.length - lookedAt + 1))];
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk >= :from',
          FilterExpression: 'freeFrom <= :now',
          ProjectionExpression: 'sk',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':now': now },
          Limit: lookedAt,
        }),
      );
      const unit = Items[Math.floor(Math.random() * Items.length)];
      if (!unit) throw new Error(`${pk} has nothing free`);
      await takeUnit(pk, String(unit['sk']), now);
      const Item = { ...header, pk: `hold#${randomUUID()}` };
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
    },

    /** One conditional write and nothing else. */
    bareWrite: () => takeUnit(`bare#${randomUUID()}`, 'unit', Date.now()),
  };
};
