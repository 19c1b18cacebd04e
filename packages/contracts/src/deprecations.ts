import type { Deprecation } from './endpoint.ts';
import { partnerPath } from './partner-path.ts';
import { endpointModules, endpointsOf } from './registry.ts';

/** The endpoints that are on their way out, by method and path: `GET /v1/events/{eventId}`; what partners have of them too. */
export const deprecations = (): Readonly<Record<string, Deprecation>> =>
  Object.fromEntries(
    Object.keys(endpointModules)
      .flatMap((service) => Object.values(endpointsOf(service)))
      .flatMap((endpoint) => {
        const { method, path, partners, deprecated } = endpoint;
        const paths = partners ? [path, partnerPath(endpoint)] : [path];
        return deprecated ? paths.map((each) => [`${method} ${each}`, deprecated] as const) : [];
      }),
  );
