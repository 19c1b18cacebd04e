import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSecret } from './smtp-parameter.ts';

const name = '/onsale/prod/smtp-url';
const asked: { target: string | undefined; body: unknown }[] = [];

/** Parameter Store with one parameter. */
const store = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const wanted = JSON.parse(body) as { Name: string }; // what we send
    asked.push({ target: request.headers['x-amz-target']?.toString(), body: wanted });
    const isThere = wanted.Name === name;
    response.writeHead(isThere ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(isThere ? { Parameter: { Value: 'smtps://hall:secret@mail.example' } } : { __type: 'ParameterNotFound' }),
    );
  });
});

const before = { ...process.env };
beforeAll(async () => {
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const { port } = store.address() as AddressInfo; // of a server that listens
  Object.assign(process.env, {
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'key',
    AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${port}`,
  });
});
afterAll(() => {
  process.env = before;
  store.close();
});

describe('the secret of a mail server', () => {
  it('is read decrypted', async () => {
    expect(await readSecret(name)).toBe('smtps://hall:secret@mail.example');
    expect(asked).toEqual([{ target: 'AmazonSSM.GetParameter', body: { Name: name, WithDecryption: true } }]);
  });

  it('that is missing is a fault that names it', async () => {
    await expect(readSecret('/onsale/dev/smtp-url')).rejects.toThrow(
      'Cannot read the parameter /onsale/dev/smtp-url: ssm answered 400 ParameterNotFound',
    );
  });
});
