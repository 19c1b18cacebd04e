import { NoSuchBucket, NoSuchKey, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { failedRecordsIn } from './failed-records.ts';

const bucketThatFails = (fault: Error) => {
  const s3 = new S3Client({ region: 'ap-northeast-2' });
  s3.send = () => Promise.reject(fault);
  return failedRecordsIn(s3, 'bucket');
};
const about = { message: 'as S3 says', $metadata: {} };

describe('the bucket of what was given up', () => {
  it('may have lost a file meanwhile', async () => {
    expect(await bucketThatFails(new NoSuchKey(about)).read('key')).toBeUndefined();
  });

  it.each([new NoSuchBucket(about), new S3ServiceException({ ...about, name: 'AccessDenied', $fault: 'client' })])(
    'is named in a line where it is not there or may not be used: $name',
    async (fault) => {
      const bucket = bucketThatFails(fault);
      const line = `the bucket bucket: ${fault.name}: as S3 says`;
      await expect(bucket.keys()).rejects.toThrow(line);
      await expect(bucket.read('key')).rejects.toThrow(line);
      await expect(bucket.replace('key', '{}')).rejects.toThrow(line);
      await expect(bucket.remove('key')).rejects.toThrow(line);
    },
  );
});
