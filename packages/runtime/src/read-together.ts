import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isThrottle } from './faults.ts';
import { log } from './logger.ts';
import { readItems } from './read-items.ts';

type Key = { readonly pk: string; readonly sk: string };
type Item = Readonly<Record<string, unknown>>;

/** DynamoDB's limit of a request. */
const mostKeys = 100;

/**
 * Reads an item as it is at this moment; undefined where there is none. What is read in the same turn of the event loop, by the messages of a
 * batch, is one request; where that fails, each is read by itself, but for a throttle: that is every one's, since
 * more requests would make it worse.
 */
export const readTogether = (client: DynamoDBDocumentClient, TableName: string): ((key: Key) => Promise<Item | undefined>) => {
  let wanted = new Map<string, Key>();
  let reading: ReturnType<typeof readAll> | undefined;

  /** By their names; undefined where each is to be read by itself. */
  const readAll = async (): Promise<ReadonlyMap<string, Item> | undefined> => {
    await new Promise(setImmediate);
    const keys = [...wanted.values()];
    wanted = new Map();
    reading = undefined;
    if (keys.length === 1 || keys.length > mostKeys) return undefined;
    try {
      const items = await readItems(client, TableName, keys);
      return new Map(items.map((item) => [nameOf(item), item]));
    } catch (fault) {
      log.warn('NOT_TOGETHER', { reads: keys.length, fault: String(fault) });
      if (isThrottle(fault)) throw fault;
      return undefined;
    }
  };

  return async (key) => {
    const name = nameOf(key);
    wanted.set(name, key);
    const found = await (reading ??= readAll());
    if (found) return found.get(name);
    const { Item } = await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }));
    return Item;
  };
};

const nameOf = ({ pk, sk }: Item): string => JSON.stringify([pk, sk]);
