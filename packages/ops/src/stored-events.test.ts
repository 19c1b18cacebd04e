import { DynamoDBClient, DynamoDBServiceException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { QueryCommand, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { collected, storedEvent } from '../test/stored.ts';
import { storedEvents } from './stored-events.ts';
import type { StoredEvent } from './stored-events.ts';

const at = (time: string): number => Date.parse(`2027-01-${time}Z`);

/** A table that answers each query as told, and remembers them. */
const tableThat = (answer: (input: QueryCommandInput) => Partial<QueryCommandOutput>) => {
  const client = new DynamoDBClient({ region: 'ap-northeast-2' });
  const asked: QueryCommandInput[] = [];
  const send = ({ input }: QueryCommand) => {
    asked.push(input);
    return new Promise((resolve) => resolve(answer(input)));
  };
  client.send = send as typeof client.send; // one of its overloads
  return { client, asked };
};

const partitionOf = ({ ExpressionAttributeValues }: QueryCommandInput) => ExpressionAttributeValues?.[':partition']?.S ?? '';

/** A page for each partition's key. */
const holding = (partitions: Readonly<Record<string, readonly (readonly StoredEvent[])[]>>) =>
  tableThat((input) => {
    const pages = partitions[partitionOf(input)] ?? [];
    const page = Number(input.ExclusiveStartKey?.['page']?.N ?? 0);
    const next = pages.length > page + 1 && { LastEvaluatedKey: { page: { N: String(page + 1) } } };
    return { Items: pages[page]?.map(({ item }) => ({ ...item })) ?? [], ...next };
  });

const timesIn = async ({ client }: { client: DynamoDBClient }, told: Parameters<typeof storedEvents>[2]) =>
  (await collected(storedEvents(client, 'onsale-prod-orders', told))).map((event) => event.at.slice(8, 19));

describe('the events in an outbox', () => {
  it('are looked for in each partition of each day, over midnight too', async () => {
    const table = holding({});
    expect(await timesIn(table, { since: at('01T23:59:59'), until: at('03T00:00:01') })).toEqual([]);
    const partitions = table.asked.map(partitionOf);
    expect(partitions).toHaveLength(3 * 16);
    expect(new Set(partitions).size).toBe(3 * 16);
    expect(new Set(partitions.map((each) => each.split('#')[1]))).toEqual(new Set(['2027-01-01', '2027-01-02', '2027-01-03']));
  });

  it('are not looked for in a day that begins when the time ends', async () => {
    const table = holding({});
    await timesIn(table, { since: at('01T00:00:00'), until: at('02T00:00:00') });
    expect(new Set(table.asked.map((each) => partitionOf(each).split('#')[1]))).toEqual(new Set(['2027-01-01']));
  });

  it('come oldest first, from all partitions, days and pages', async () => {
    const table = holding({
      'outbox#2027-01-01#3': [[storedEvent('2027-01-01T10:00:01.000Z')], [], [storedEvent('2027-01-01T10:00:04.000Z')]],
      'outbox#2027-01-01#9': [[storedEvent('2027-01-01T10:00:02.000Z'), storedEvent('2027-01-01T10:00:03.000Z')]],
      'outbox#2027-01-02#0': [[storedEvent('2027-01-02T00:00:00.000Z')]],
    });
    expect(await timesIn(table, { since: at('01T00:00:00'), until: at('02T12:00:00') })).toEqual([
      '01T10:00:01',
      '01T10:00:02',
      '01T10:00:03',
      '01T10:00:04',
      '02T00:00:00',
    ]);
  });

  it('are no tasks, and of one type where one is asked for', async () => {
    const span = { since: at('01T00:00:00'), until: at('01T12:00:00') };
    const all = holding({});
    await timesIn(all, span);
    expect(all.asked[0]).toMatchObject({ FilterExpression: '#to = :topic', ExpressionAttributeNames: { '#to': 'to' } });
    const some = holding({});
    await timesIn(some, { ...span, type: 'onsale.orders.order-confirmed.v1' });
    expect(some.asked[0]).toMatchObject({
      FilterExpression: '#to = :topic AND #type = :type',
      ExpressionAttributeValues: { ':topic': { S: 'topic' }, ':type': { S: 'onsale.orders.order-confirmed.v1' } },
    });
  });

  it('may be out of reach: the line says which table, and why', async () => {
    const span = { since: at('01T00:00:00'), until: at('01T12:00:00') };
    const gone = tableThat(() => {
      throw new ResourceNotFoundException({ message: 'Requested resource not found', $metadata: {} });
    });
    await expect(timesIn(gone, span)).rejects.toThrow('there is no table onsale-prod-orders');
    const forbidden = tableThat(() => {
      throw new DynamoDBServiceException({ name: 'AccessDenied', message: 'no dynamodb:Query', $fault: 'client', $metadata: {} });
    });
    await expect(timesIn(forbidden, span)).rejects.toThrow('the table onsale-prod-orders: AccessDenied: no dynamodb:Query');
  });
});
