import type { Value } from './configuration.ts';
import { exportName } from './names.ts';

/** Where shop and API are on a stage with a domain of its own. */
export const ownAddress = (domain: string): string | undefined => (domain === '' ? undefined : `https://${domain}`);

/**
 * An exported value cannot change while it is imported, so edge always exports the CDN's own address, and whoever imports the site's address on
 * a stage with a domain gets that instead.
 */
export const siteAddress = (domain: string, stage: string): ReadonlyMap<string, Value> => {
  const address = ownAddress(domain);
  return new Map(address === undefined ? [] : [[exportName(stage, 'SiteUrl'), address]]);
};
