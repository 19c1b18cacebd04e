import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';

/** As much of S3 as our documents use, over real HTTP on loopback: PUT keeps an object, GET gives it back as the link asks. */
export const loopbackS3 = async () => {
  const objects = new Map<string, { body: Buffer; type: string }>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const put = async () => {
      objects.set(pathname, { body: await buffer(request), type: request.headers['content-type'] ?? '' });
      response.end();
    };
    if (request.method === 'PUT') return void put();
    const headers = {
      'content-type': searchParams.get('response-content-type') ?? '',
      'content-disposition': searchParams.get('response-content-disposition') ?? '',
      expires: searchParams.get('X-Amz-Expires') ?? '',
    };
    const found = objects.get(pathname);
    response.writeHead(found ? 200 : 404, headers).end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    objects,
    client: new S3Client({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'ap-northeast-2',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    close: () => server.close(),
  };
};
