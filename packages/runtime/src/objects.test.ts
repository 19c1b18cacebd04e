import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { s3Objects } from './objects.ts';

type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

const settings = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
const before = { ...process.env };
let asked: Asked[];
let answers: { status: number; body: string }[];

const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, headers, body: body.toString() });
    const { status, body: answer } = answers.shift() ?? { status: 200, body: '' };
    response.writeHead(status).end(answer);
  });
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  [asked, answers] = [[], []];
  const { port } = server.address() as AddressInfo; // it listens on TCP
  Object.assign(process.env, settings, { AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` });
});
afterEach(() => {
  process.env = { ...before };
});

const place = { bucket: 'tickets', key: 'orders/ord_1/a b=c.pdf' };
const refused = (code: string) => `<Error><Code>${code}</Code><Message>of Mina Park</Message></Error>`;

describe('objects in S3', () => {
  it('are put whole in one request, with their hash and their headers signed', async () => {
    await s3Objects().put(place, { body: 'text', type: 'text/plain', encoding: 'gzip' });
    const [request, ...others] = asked;
    expect(others).toEqual([]);
    expect(request).toMatchObject({ method: 'PUT', path: '/tickets/orders/ord_1/a%20b%3Dc.pdf', body: 'text' });
    expect(request?.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-encoding': 'gzip',
      'x-amz-content-sha256': '982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1',
      authorization: expect.stringMatching(
        /SignedHeaders=content-encoding;content-type;host;x-amz-content-sha256;x-amz-date/,
      ) as unknown,
    });
  });

  it('are read whole, bytes and all', async () => {
    answers = [{ status: 200, body: '%PDF ü' }];
    expect((await s3Objects().get(place)).toString()).toBe('%PDF ü');
  });

  it('are asked for again while S3 is at fault, three times at most', async () => {
    answers = [
      { status: 503, body: refused('SlowDown') },
      { status: 500, body: '' },
      { status: 200, body: 'at last' },
    ];
    expect((await s3Objects().get(place)).toString()).toBe('at last');
    answers = Array.from({ length: 4 }, () => ({ status: 503, body: refused('SlowDown') }));
    await expect(s3Objects().get(place)).rejects.toThrow('s3 answered 503 SlowDown');
    expect(asked).toHaveLength(6);
  });

  it('that are not there or not ours are asked for once, and nothing that S3 says of them is told', async () => {
    answers = [{ status: 404, body: refused('NoSuchKey') }];
    await expect(s3Objects().get(place)).rejects.toThrow(/^s3 answered 404 NoSuchKey$/);
    expect(asked).toHaveLength(1);
  });

  it('lie under the bucket’s own name on AWS, in every part of the world', () => {
    delete process.env['AWS_ENDPOINT_URL_S3'];
    const link = { seconds: 60, disposition: 'inline', type: 'text/plain' };
    expect(s3Objects().linkTo(place, link)).toMatch(/^https:\/\/tickets\.s3\.eu-west-1\.amazonaws\.com\/orders\/ord_1\//);
    process.env['AWS_REGION'] = 'cn-north-1';
    expect(s3Objects().linkTo(place, link)).toMatch(/^https:\/\/tickets\.s3\.cn-north-1\.amazonaws\.com\.cn\//);
  });
});
