import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

/** An empty bucket on an embedded S3 in memory. Sets the environment that finds it; `stop` ends both. */
export const createTestBucket = async (name = 'test-bucket'): Promise<{ name: string; client: S3Client; stop: () => void }> => {
  const child = fork(path.resolve('packages/testing/src/s3-process.ts'), { execArgv: [] });
  const [endpoint] = (await once(child, 'message')) as [string]; // the one message that it sends
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const client = new S3Client({});
  await client.send(new CreateBucketCommand({ Bucket: name }));
  const stop = () => {
    client.destroy();
    child.kill();
  };
  return { name, client, stop };
};
