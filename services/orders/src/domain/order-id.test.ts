import { idPattern, makeId } from '@onsale/kernel/id';
import { orderIdOf, requestHashOf } from './order-id.ts';

const hold = makeId('hold', 'one');

test('the same key for the same hold is the same order', () => {
  expect(orderIdOf('key-1', hold)).toBe(orderIdOf('key-1', hold));
  expect(orderIdOf('key-1', hold)).toMatch(idPattern('order'));
});

test('another key or another hold is another order', () => {
  expect(orderIdOf('key-2', hold)).not.toBe(orderIdOf('key-1', hold));
  expect(orderIdOf('key-1', makeId('hold', 'two'))).not.toBe(orderIdOf('key-1', hold));
});

test('a request hash changes with any value of the request', () => {
  const request = { holdId: hold, buyer: { name: 'Ada', email: 'ada@example.com' } };
  expect(requestHashOf(structuredClone(request))).toBe(requestHashOf(request));
  expect(requestHashOf({ ...request, buyer: { ...request.buyer, name: 'Eve' } })).not.toBe(requestHashOf(request));
});
