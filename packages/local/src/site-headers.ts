import type { Cloud } from './cloud.ts';

/** By name, in lower case. */
export type Headers = Readonly<Record<string, string>>;

type Behaviour = { readonly PathPattern?: string; readonly ResponseHeadersPolicyId?: { readonly Ref: string } };
type Distribution = { readonly CacheBehaviors: readonly Behaviour[]; readonly DefaultCacheBehavior: Behaviour };
type Policy = {
  readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string };
  readonly FrameOptions: { readonly FrameOption: string };
  readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
};

/**
 * What the CDN says with a file of the site, by its path, as the templates declare it (AWS::CloudFront::ResponseHeadersPolicy). Only not that it
 * takes https, which is for browsers that already use it.
 */
export const siteHeaders = ({ resources }: Pick<Cloud, 'resources'>): ((path: string) => Headers) => {
  const declared = (type: string) => resources.filter((resource) => resource.type === `AWS::CloudFront::${type}`);
  const policies = new Map(
    declared('ResponseHeadersPolicy').map(({ logicalId, properties }) => {
      const { SecurityHeadersConfig } = properties['ResponseHeadersPolicyConfig'] as { SecurityHeadersConfig: Policy }; // CloudFormation's shape
      return [logicalId, headersOf(SecurityHeadersConfig)];
    }),
  );
  const behaviours = declared('Distribution')
    .map(({ properties }) => properties['DistributionConfig'] as Distribution) // as above
    .flatMap(({ CacheBehaviors, DefaultCacheBehavior }) => [...CacheBehaviors, DefaultCacheBehavior])
    .map(({ PathPattern = '*', ResponseHeadersPolicyId }) => ({
      matches: matcher(PathPattern),
      headers: policies.get(ResponseHeadersPolicyId?.Ref ?? '') ?? {},
    }));
  return (path) => behaviours.find(({ matches }) => matches.test(path))?.headers ?? {};
};

const headersOf = (policy: Policy): Headers => ({
  'content-security-policy': policy.ContentSecurityPolicy.ContentSecurityPolicy,
  'referrer-policy': policy.ReferrerPolicy.ReferrerPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': policy.FrameOptions.FrameOption,
});

/** CloudFront's patterns: `*` is any text, `?` any character. */
const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
