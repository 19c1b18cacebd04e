import { paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PageRequest } from '@onsale/contracts/shapes';
import { organizerOfKey } from '@onsale/kernel/api-key';
import type { OrganizerId } from '@onsale/kernel/id';
import { queryPage } from '@onsale/runtime/query-page';
import { happens, transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import { organizerOfCaller } from '../domain/usage.ts';
import type { Counted } from '../domain/usage.ts';
import type { DaysOfUsage, UsageCounts } from '../ports.ts';

const day = 24 * 60 * 60; // seconds
const keptSeconds = 400 * day; // a year and the month that it is compared with
const batchKeptSeconds = 2 * day; // far longer than a function's call is repeated
const mostUpdates = 99; // beside the note of the batch: a transaction takes 100 items

/** What keys called: a row a day, key and endpoint, of an organizer on one partition, in that order. */
export const usageTable = (client: DynamoDBDocumentClient, TableName: string): UsageCounts => {
  const addition = ({ day, keyId, endpoint, statuses, times }: Counted, ttl: number): TransactItem => {
    const counts = [
      ...Object.entries(statuses).map(([status, count]) => [`${statusPrefix}${status}`, count] as const),
      ...Object.entries(times).map(([mark, count]) => [`${timePrefix}${mark}`, count] as const),
    ];
    return {
      Update: {
        TableName,
        Key: { pk: pkOf(organizerOfKey(keyId)), sk: `${day}#${keyId}#${endpoint}` },
        UpdateExpression: `SET kind = :kind, #day = :day, keyId = :keyId, endpoint = :endpoint, #ttl = :ttl ADD ${counts.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
        ExpressionAttributeNames: {
          ...{ '#day': 'day', '#ttl': 'ttl' },
          ...Object.fromEntries(counts.map(([name], index) => [`#n${index}`, name])),
        },
        ExpressionAttributeValues: {
          ...{ ':kind': 'usage', ':day': day, ':keyId': keyId, ':endpoint': endpoint, ':ttl': ttl },
          ...Object.fromEntries(counts.map(([, count], index) => [`:n${index}`, count])),
        },
      },
    };
  };

  const rowsOf = (organizerId: OrganizerId, from: string, to: string) => ({
    TableName,
    KeyConditionExpression: 'pk = :organizer AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':organizer': pkOf(organizerId), ':from': from, ':to': `${to}#~` }, // "~" is behind all that we write
  });

  return {
    add: async (batchId, counted, now) => {
      const seconds = Math.floor(now / 1000);
      for (let from = 0; from < counted.length; from += mostUpdates) {
        const Item = { pk: `usage-batch#${batchId}`, sk: String(from), kind: 'usage-batch', ttl: seconds + batchKeptSeconds };
        const note = { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
        const updates = counted.slice(from, from + mostUpdates).map((each) => addition(each, seconds + keptSeconds));
        await transact(client, [note, ...updates]); // lost against the note: counted before
      }
    },

    list: (organizerId: OrganizerId, { from, to }: DaysOfUsage, page: PageRequest) =>
      queryPage(client, rowsOf(organizerId, from, to), page, countedOf),

    noteUses: async (lastUses, now) => {
      for (const [id, at] of lastUses)
        await happens(
          client.send(
            new UpdateCommand({
              TableName,
              Key: lastUseKey(organizerOfCaller(id), id),
              UpdateExpression: 'SET kind = :kind, lastUsedAt = :at, #ttl = :ttl',
              ConditionExpression: 'attribute_not_exists(lastUsedAt) OR lastUsedAt < :at',
              ExpressionAttributeNames: { '#ttl': 'ttl' },
              ExpressionAttributeValues: { ':kind': 'last-use', ':at': at, ':ttl': Math.floor(now / 1000) + keptSeconds },
            }),
          ),
        );
    },

    lastUses: async (organizerId, ids) => {
      const [first, last] = [ids[0], ids.at(-1)];
      if (first === undefined || last === undefined) return new Map();
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :organizer AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ...{ ':organizer': pkOf(organizerId), ':first': lastUseKey(organizerId, first).sk },
            ':last': lastUseKey(organizerId, last).sk,
          },
        }),
      );
      return new Map(Items.map(({ sk, lastUsedAt }) => [String(sk).slice(lastUsePrefix.length), String(lastUsedAt)]));
    },

    ofKeys: async (organizerId, day, first, last) => {
      const counted: Counted[] = [];
      const rows = rowsOf(organizerId, `${day}#${first}`, `${day}#${last}`);
      for await (const { Items = [] } of paginateQuery({ client }, rows)) counted.push(...Items.map(countedOf));
      return counted;
    },
  };
};

const statusPrefix = 'status-';
const timePrefix = 'within-';

const pkOf = (organizerId: OrganizerId): string => `usage#${organizerId}`;

const lastUsePrefix = 'last#';

/** Beside the days, and behind them. */
const lastUseKey = (organizerId: OrganizerId, id: string) => ({ pk: pkOf(organizerId), sk: `${lastUsePrefix}${id}` });

const countedOf = (item: Readonly<Record<string, unknown>>): Counted => ({
  ...(item as Pick<Counted, 'day' | 'keyId' | 'endpoint'>), // written by `addition` alone
  statuses: countsOf(item, statusPrefix),
  times: countsOf(item, timePrefix),
});

const countsOf = (item: Readonly<Record<string, unknown>>, prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, count]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), Number(count)]] : [],
    ),
  );
