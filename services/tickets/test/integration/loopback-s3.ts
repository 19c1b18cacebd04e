import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** As much of S3 as our documents use, over real HTTP on loopback: PUT keeps an object, GET gives it back as the link asks. Sets the environment that finds it. */
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
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  return { objects, close: () => server.close() };
};
