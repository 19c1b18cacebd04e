import { siteHeaders } from './site-headers.ts';

const resource = (logicalId: string, type: string, properties: Record<string, unknown>) => ({
  ...{ service: 'edge', logicalId, name: logicalId, ref: logicalId },
  ...{ type: `AWS::CloudFront::${type}`, properties },
});

const policy = (logicalId: string, contentSecurityPolicy: string) =>
  resource(logicalId, 'ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: contentSecurityPolicy },
        FrameOptions: { FrameOption: 'DENY' },
        ReferrerPolicy: { ReferrerPolicy: 'same-origin' },
      },
    },
  });

const headers = siteHeaders({
  resources: [
    policy('Shop', "default-src 'none'"),
    policy('Docs', "default-src 'self'"),
    resource('Distribution', 'Distribution', {
      DistributionConfig: {
        CacheBehaviors: [
          { PathPattern: '/docs', ResponseHeadersPolicyId: { Ref: 'Docs' } },
          { PathPattern: '/docs/*', ResponseHeadersPolicyId: { Ref: 'Docs' } },
          { PathPattern: '/v?/*' },
        ],
        DefaultCacheBehavior: { ResponseHeadersPolicyId: { Ref: 'Shop' } },
      },
    }),
  ],
});

test.each([
  ['/', "default-src 'none'"],
  ['/events/evt_1', "default-src 'none'"],
  ['/docs', "default-src 'self'"],
  ['/docs/guides/money', "default-src 'self'"],
  ['/docsify', "default-src 'none'"],
  ['/v1/events', undefined],
])('%s has the policy of the first behaviour that it matches', (path, contentSecurityPolicy) => {
  expect(headers(path)['content-security-policy']).toBe(contentSecurityPolicy);
});

test('what else a policy says is a header each', () => {
  expect(headers('/')).toMatchObject({
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});
