import type { Page } from 'playwright-core';
import { answersByDocument } from './answers-by-document.ts';
import type { Answer, ApiDocument } from './answers-by-document.ts';

/** What was wrong since the last test; a client would take a fault that is thrown for a broken network. */
const faults: string[] = [];

const plainFetch = fetch;

const readDocument = async (api: string) => {
  const answer = await plainFetch(`${api}/v1/openapi.json`);
  return answersByDocument((await answer.json()) as ApiDocument); // read as what it says it is
};
let check: ReturnType<typeof readDocument> | undefined; // one for all systems of a test: they are of the same source

/** A public path of the API, wherever its origin and stage put it. */
const apiPath = /(?<!\/internal)\/v\d+\/.*$/;

/** Holds an answer against the OpenAPI document that the system serves. The test that got a wrong one fails at its end. */
export const checkAnswer = async (url: string, answer: Omit<Answer, 'path'>): Promise<void> => {
  const { origin, pathname } = new URL(url);
  const path = apiPath.exec(pathname)?.[0];
  if (path === undefined || answer.method === 'OPTIONS') return; // a browser asks that, no operation answers it
  check ??= readDocument(origin + pathname.slice(0, -path.length));
  const fault = (await check)({ ...answer, path });
  if (fault !== undefined) faults.push(fault);
};

globalThis.fetch = async (input, init) => {
  const response = await plainFetch(input, init);
  const url = input instanceof Request ? input.url : String(input);
  const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
  if (apiPath.test(new URL(url).pathname)) {
    const { status, headers } = response;
    await checkAnswer(url, { method, status, header: (name) => headers.get(name), text: await response.clone().text() });
  }
  return response;
};

/** The same of what a browser's page is answered; of what it left before it was read nothing can be said. Nor may it do what its policy forbids. */
export const checkPage = (page: Page): void => {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (!apiPath.test(new URL(response.url()).pathname)) return;
    const [method, status] = [response.request().method(), response.status()];
    const text = status >= 300 && status < 400 ? '' : response.text();
    const read = Promise.all([text, response.allHeaders()]).catch(() => undefined);
    pending.push(
      read.then((found) => {
        const [text, headers] = found ?? [];
        if (text === undefined) return undefined;
        return checkAnswer(response.url(), { method, status, text, header: (name) => headers?.[name.toLowerCase()] });
      }),
    );
  });
};
const pending: Promise<void>[] = [];

afterEach(async () => {
  await Promise.all(pending.splice(0));
  expect(faults.splice(0)).toEqual([]);
});
