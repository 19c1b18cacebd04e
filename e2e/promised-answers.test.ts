import { answersByDocument } from './support/answers-by-document.ts';
import type { Answer, ApiDocument } from './support/answers-by-document.ts';
import { sharedStack } from './support/shared-stack.ts';

const json = { 'content-type': 'application/json', etag: '"1"', 'cache-control': 'no-store' };
const problem = { 'content-type': 'application/problem+json' };

const answer = (method: string, path: string, status: number, headers: Record<string, string>, body?: object): Answer => ({
  ...{ method, path, status },
  header: (name) => headers[name.toLowerCase()],
  text: body ? JSON.stringify(body) : '',
});
const refusal = (status: number, code: string) => ({ type: `urn:onsale:problem:${code}`, title: 'No', status, code });

test('an answer that the document does not promise is told, with what is wrong; one that it promises is not', async () => {
  const served = await fetch(`${sharedStack().site}/v1/openapi.json`);
  const faultOf = answersByDocument((await served.json()) as ApiDocument);

  expect(faultOf(answer('GET', '/v1/events', 200, json, { items: [] }))).toBeUndefined();
  expect(faultOf(answer('DELETE', '/v1/holds/hld_1', 204, {}))).toBeUndefined();
  expect(faultOf(answer('DELETE', '/v1/holds/hld_1', 404, problem, refusal(404, 'hold-not-found')))).toBeUndefined();
  expect(faultOf(answer('GET', '/v1/nowhere', 404, problem, refusal(404, 'not-found')))).toBeUndefined();

  const wrong = [
    answer('GET', '/v1/events', 200, json, { items: [{ eventId: 'evt_1' }] }),
    answer('GET', '/v1/events', 200, { 'content-type': 'application/json' }, { items: [] }),
    answer('GET', '/v1/events', 200, { ...json, 'content-type': 'text/plain' }, { items: [] }),
    answer('GET', '/v1/events', 201, json, { items: [] }),
    answer('DELETE', '/v1/holds/hld_1', 404, problem, refusal(404, 'order-not-found')),
    answer('DELETE', '/v1/holds/hld_1', 404, problem, refusal(409, 'hold-not-found')),
    answer('GET', '/v1/nowhere', 200, json, {}),
  ];
  expect(
    wrong.map((each) =>
      faultOf(each)
        ?.replace(/^\S+ \S+ /, '')
        .slice(0, 60),
    ),
  ).toMatchInlineSnapshot(`
   [
     "200: data/items/0 must have required property 'organizerId',",
     "200: no header ETag,Cache-Control",
     "200: is text/plain, not application/json",
     "201: the document has no such status: {"items":[]}",
     "404: data/code must be equal to one of the allowed values in",
     "404: the problem says 409",
     "200: the document has no such endpoint",
   ]
  `);
});
