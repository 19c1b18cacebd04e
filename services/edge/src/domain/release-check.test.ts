import { faultOf } from './release-check.ts';

describe('a release check', () => {
  it('lets a version pass that answers an empty batch', async () => {
    expect(await faultOf('arn:3', () => Promise.resolve({ answer: '{"batchItemFailures":[]}' }))).toBeUndefined();
  });

  it('says why a version fails, in the words of the function', async () => {
    const answer = '{"errorType":"Error","errorMessage":"ARCHIVE_BUCKET is not set","trace":[]}';
    expect(await faultOf('arn:3', () => Promise.resolve({ fault: 'Unhandled', answer }))).toBe(
      'an empty batch made it fail (Unhandled): ARCHIVE_BUCKET is not set',
    );
  });
});
