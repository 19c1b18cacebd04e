import type { Deprecation } from './endpoint.ts';
import { endpointModules, endpointsOf } from './registry.ts';

/** The endpoints that are on their way out, by method and path: `GET /v1/events/{eventId}`. Below `/v1/partner` there are none (`deprecated` in endpoint.ts). */
export const deprecations = (): Readonly<Record<string, Deprecation>> =>
  Object.fromEntries(
    Object.keys(endpointModules)
      .flatMap((service) => Object.values(endpointsOf(service)))
      .flatMap(({ method, path, deprecated }) => (deprecated ? [[`${method} ${path}`, deprecated] as const] : [])),
  );
