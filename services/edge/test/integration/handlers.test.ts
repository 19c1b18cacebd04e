import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { stockReady } from '@onsale/contracts/inventory/events';
import { newId } from '@onsale/kernel/id';
import { apiEvent } from '@onsale/testing/api-event';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';

type Received = { readonly target: string; readonly body: Buffer };

/** Speaks S3 as far as PutObject does. */
const received: Received[] = [];
let s3: Server;

beforeAll(async () => {
  s3 = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push({ target: `${request.method ?? ''} ${request.url?.split('?')[0] ?? ''}`, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    STAGE: 'test',
    VERSION: '1.2.3',
    SITE_URL: 'https://tickets.example',
    LIMITS: JSON.stringify({ stage: { requestsPerSecond: 40, burst: 20 }, plans: {} }),
    ARCHIVE_BUCKET: 'archive',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(s3.address() as AddressInfo).port}`, // it listens on TCP
  });
});

afterAll(() => new Promise((resolve) => s3.close(resolve)));

describe('the OpenAPI document', () => {
  it('is served for this origin, and not sent again to who has it', async () => {
    const { handler } = await import('../../src/handlers/get-openapi.ts');
    const first = await handler(apiEvent());
    expect(first.statusCode).toBe(200);
    expect(JSON.parse(first.body)).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'https://tickets.example' }] });
    expect(first.headers?.['cache-control']).toMatch(/^public, max-age=\d+/);

    const again = await handler(apiEvent({ headers: { 'If-None-Match': String(first.headers?.['etag']) } }));
    expect(again).toMatchObject({ statusCode: 304, body: '' });
  });
});

describe('the AsyncAPI document', () => {
  it('is served', async () => {
    const { handler } = await import('../../src/handlers/get-asyncapi.ts');
    const { statusCode, body } = await handler(apiEvent());
    expect({ statusCode, body: JSON.parse(body) as unknown }).toMatchObject({ statusCode: 200, body: { asyncapi: '3.0.0' } });
  });
});

describe('the status', () => {
  it('names stage and version', async () => {
    const { handler } = await import('../../src/handlers/get-status.ts');
    const { statusCode, body } = await handler(apiEvent());
    expect({ statusCode, body: JSON.parse(body) as unknown }).toEqual({
      statusCode: 200,
      body: { status: 'ok', stage: 'test', version: '1.2.3' },
    });
  });
});

describe('the archive', () => {
  it('keeps nothing of the empty batch that checks a release', async () => {
    const { handler } = await import('../../src/handlers/archive-events.ts');
    await handler(queueEvent());
    expect(received).toEqual([]);
  });

  it('keeps a batch as one compressed object, the same one when it comes twice', async () => {
    const { handler } = await import('../../src/handlers/archive-events.ts');
    const events = [1, 2].map((units) => cloudEvent(stockReady, { eventId: newId('event'), units }, { id: `e${units}` }));
    await handler(queueEvent(...events));
    await handler(queueEvent(...events));

    expect(received.map(({ target }) => target)).toEqual(Array(2).fill('PUT /archive/events/2027/01/01/00/e1.jsonl'));
    for (const { body } of received)
      expect(gunzipSync(body).toString()).toBe(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  });
});
