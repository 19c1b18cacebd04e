import type { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isPassing, isThrottle } from './faults.ts';
import { readItems } from './read-items.ts';

/** A table that answers so many keys of each request, and leaves the others for later. */
const answering = (most: number) => {
  const asked: number[] = [];
  const send = ({ input: { RequestItems } }: BatchGetCommand) => {
    const Keys = RequestItems?.['table']?.Keys ?? [];
    asked.push(Keys.length);
    const left = Keys.slice(most);
    return Promise.resolve({
      Responses: { table: Keys.slice(0, most) },
      UnprocessedKeys: left.length > 0 ? { table: { Keys: left } } : {},
    });
  };
  return { asked, client: { send } as unknown as DynamoDBDocumentClient }; // `send` is all that it uses
};

const keys = ['a', 'b', 'c'].map((pk) => ({ pk, sk: 'item' }));

test('what a throttled table leaves out is asked for again, and nothing else', async () => {
  const { asked, client } = answering(2);
  expect(await readItems(client, 'table', keys)).toEqual(keys);
  expect(asked).toEqual([3, 1]);
});

test('a table that stays too busy is a fault that passes', async () => {
  const { asked, client } = answering(0);
  const fault = await readItems(client, 'table', keys).catch((thrown: unknown) => thrown);
  expect([isPassing(fault), isThrottle(fault)]).toEqual([true, true]);
  expect(asked).toEqual([3, 3, 3]);
});
