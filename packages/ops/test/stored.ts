import type { StoredEvent } from '../src/stored-events.ts';

/** An event in an outbox, by its time and type. */
export const storedEvent = (at: string, type = 'onsale.orders.order-confirmed.v1'): StoredEvent => ({
  at,
  type,
  item: { sk: { S: `${at}#id` }, kind: { S: 'outbox' }, to: { S: 'topic' }, type: { S: type }, body: { S: '{}' } },
});

/** A second each, from the start of 2027 on. */
export const storedSeconds = (...seconds: number[]): StoredEvent[] =>
  seconds.map((second) => storedEvent(new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString()));

export async function* streamOf<Each>(all: readonly Each[]): AsyncGenerator<Each> {
  for (const each of all) yield await Promise.resolve(each);
}

export const collected = async <Each>(all: AsyncIterable<Each>): Promise<Each[]> => {
  const found: Each[] = [];
  for await (const each of all) found.push(each);
  return found;
};
