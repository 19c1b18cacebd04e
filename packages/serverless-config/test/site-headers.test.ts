import { packagedServices, resourcesOf } from './packaged-services.ts';

type Behaviour = { TargetOriginId: string; PathPattern?: string; ResponseHeadersPolicyId?: { Ref: string } };
type Policy = { SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } } };

const declared = (type: string) => packagedServices().flatMap((service) => resourcesOf(service, `AWS::CloudFront::${type}`));

// CloudFormation's format, in both.
const policies = new Map(
  declared('ResponseHeadersPolicy').map(({ id, Properties }) => [id, Properties?.['ResponseHeadersPolicyConfig'] as Policy]),
);
const behaviours = declared('Distribution')
  .map(({ Properties }) => Properties?.['DistributionConfig'] as { DefaultCacheBehavior: Behaviour; CacheBehaviors: Behaviour[] })
  .flatMap(({ DefaultCacheBehavior, CacheBehaviors }) => [...CacheBehaviors, DefaultCacheBehavior])
  .filter(({ TargetOriginId }) => TargetOriginId === 'site');

const directivesOf = (policy: Policy | undefined): Record<string, string> =>
  Object.fromEntries(
    (policy?.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

test('only the docs have headers of their own', () => {
  expect(behaviours.map(({ PathPattern, ResponseHeadersPolicyId }) => [PathPattern, ResponseHeadersPolicyId?.Ref])).toEqual([
    ['/docs', 'DocsHeaders'],
    ['/docs/*', 'DocsHeaders'],
    [undefined, 'ShopHeaders'],
  ]);
});

test.each([...policies])('%s let a page run nothing but our own scripts, call nobody else and stand in no frame', (_, policy) => {
  expect(directivesOf(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(policy.SecurityHeadersConfig).toMatchObject({
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: 'DENY', Override: true },
    ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
  });
});

test('the shop’s own styles are files', () => {
  expect(directivesOf(policies.get('ShopHeaders'))['style-src']).toBe("'self'");
});
