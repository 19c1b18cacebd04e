import type { EndpointSpec, PublicPath } from './endpoint.ts';
import type { Permission } from './permissions.ts';

/** What every call of a partner takes, besides a key in a usage plan. */
export const partnerPermission: Permission = 'sell';

const below = '/v1/partner/';

/** Where an endpoint of version 1 is served to partners: `/v1/holds` → `/v1/partner/holds`. */
export const partnerPath = ({ path }: EndpointSpec): PublicPath => `${below}${path.slice('/v1/'.length)}`;

export const isPartnerPath = (path: string): boolean => path.startsWith(below);
