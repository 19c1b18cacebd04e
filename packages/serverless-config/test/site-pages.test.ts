import { runInNewContext } from 'node:vm';
import { packagedServices, resourcesOf } from './packaged-services.ts';

const [code = ''] = packagedServices()
  .flatMap((service) => resourcesOf(service, 'AWS::CloudFront::Function'))
  .filter(({ id }) => id === 'SitePages')
  .map(({ Properties }) => Properties?.['FunctionCode'] as string); // CloudFormation's format

test.each([
  ['/', '/index.html'],
  ['/events/evt_1', '/index.html'],
  ['/docsify', '/index.html'],
  ['/docs', '/docs/index.html'],
  ['/docs/', '/docs/index.html'],
  ['/docs/guides/first-ticket', '/docs/index.html'],
  ['/docs/index.html', '/docs/index.html'],
  ['/assets/index-1a2b.js', '/assets/index-1a2b.js'],
])('the CDN reads %s from %s', (uri, file) => {
  expect(runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri })).toBe(file);
});
