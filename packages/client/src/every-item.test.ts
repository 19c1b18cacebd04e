import { err, ok } from '@onsale/kernel/result';
import type { Api } from './client.ts';
import { everyItem } from './every-item.ts';

/** Answers those pages one after the other, and keeps what it was asked. */
const scripted = (pages: unknown[]) => {
  const asked: unknown[] = [];
  const api = ((_: string, call: unknown) => {
    asked.push(call);
    return Promise.resolve(pages.shift());
  }) as unknown as Api; // a double of what everyItem calls
  return { api, asked };
};

const problem = { code: 'internal-error', title: 'No', type: 'urn:onsale:problem:internal-error', status: 500 };

it('gives the items of every page, and asks for a page when it is needed', async () => {
  const { api, asked } = scripted([ok({ items: [1, 2], nextCursor: 'c' }), ok({ items: [3] })]);
  const found: unknown[] = [];
  for await (const item of everyItem(api, 'GET /v1/events', { query: { limit: 2 } })) {
    found.push(item.ok && item.value);
    if (found.length === 1) expect(asked).toHaveLength(1);
  }
  expect(found).toEqual([1, 2, 3]);
  expect(asked).toEqual([{ query: { limit: 2 } }, { query: { limit: 2, cursor: 'c' } }]);
});

it('gives a refusal last', async () => {
  const { api } = scripted([ok({ items: [1], nextCursor: 'c' }), err(problem)]);
  const found: unknown[] = [];
  for await (const item of everyItem(api, 'GET /v1/events')) found.push(item);
  expect(found).toEqual([ok(1), err(problem)]);
});

it('asks for nothing more once its reader has enough', async () => {
  const { api, asked } = scripted([ok({ items: [1, 2], nextCursor: 'c' })]);
  for await (const item of everyItem(api, 'GET /v1/events')) if (item.ok) break;
  expect(asked).toHaveLength(1);
});
