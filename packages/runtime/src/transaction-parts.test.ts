import type { TransactItem } from './table.ts';
import { inParts } from './transaction-parts.ts';

const at = (pk: string) => ({ TableName: 'table', Key: { pk, sk: 'item' } });
const put = (pk: string): TransactItem => ({ Put: { TableName: 'table', Item: { pk, sk: 'item' } } });
const update = (pk: string): TransactItem => ({ Update: { ...at(pk), UpdateExpression: 'ADD version :one' } });
const check = (pk: string, ConditionExpression = 'attribute_not_exists(pk)'): TransactItem => ({
  ConditionCheck: { ...at(pk), ConditionExpression },
});
const puts = (count: number, name: string) => Array.from({ length: count }, (_, index) => put(`${name}-${index}`));

/** The transactions of each part by their position, and of what is left. */
const divided = (...transactions: (readonly TransactItem[])[]) => {
  const { parts, later } = inParts(transactions.map((items, index) => ({ index, items })));
  const indices = (some: readonly { index: number }[]) => some.map(({ index }) => index);
  return { parts: parts.map(({ members }) => indices(members)), items: parts.map(({ items }) => items), later: indices(later) };
};

test('what two check in the same way is checked once', () => {
  const { parts, items, later } = divided([update('a'), check('event')], [update('b'), check('event')]);
  expect(parts).toEqual([[0, 1]]);
  expect(items).toEqual([[update('a'), check('event'), update('b')]]);
  expect(later).toEqual([]);
});

test.each([
  ['checks it otherwise', [check('event', 'attribute_exists(pk)')]],
  ['writes what is checked', [update('event')]],
  ['deletes what is checked', [{ Delete: at('event') }]],
])('one that %s is left for later', (_, other) => {
  expect(divided([update('a'), check('event')], [put('b'), ...other], [put('c')])).toMatchObject({ parts: [[0, 2]], later: [1] });
});

test('two that do the same to an item do it one after the other', () => {
  expect(divided([update('a')], [update('a')])).toMatchObject({ parts: [[0]], later: [1] });
});

test('the same key in another table is another item', () => {
  const elsewhere: TransactItem = { Put: { TableName: 'other', Item: { pk: 'a', sk: 'item' } } };
  expect(divided([put('a')], [elsewhere])).toMatchObject({ parts: [[0, 1]], later: [] });
});

test('no part has more than a hundred items, and a check that is shared counts once', () => {
  expect(divided(puts(60, 'a'), puts(60, 'b'), puts(40, 'c'))).toMatchObject({ parts: [[0], [1, 2]], later: [] });
  expect(divided([...puts(99, 'a'), check('event')], [check('event')])).toMatchObject({ parts: [[0, 1]], later: [] });
});

test('nobody checks at the same moment what another part checks', () => {
  expect(divided([...puts(99, 'a'), check('event')], [put('b'), check('event')])).toMatchObject({ parts: [[0]], later: [1] });
  expect(divided([...puts(60, 'a'), check('one')], [...puts(60, 'b'), check('two')], [check('one'), check('two')])).toMatchObject(
    {
      parts: [[0], [1]],
      later: [2],
    },
  );
});

test('one that names an item twice by itself is left as it is, for the database to refuse', () => {
  expect(divided([put('a'), put('a')]).items).toEqual([[put('a'), put('a')]]);
});
