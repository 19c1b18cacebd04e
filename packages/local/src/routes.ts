import { localFunctionName } from './offline-configuration.ts';
import type { Service } from './services.ts';

/** How API Gateway knows who calls: nobody, the shared authorizer, or a signature. */
type Authorization = 'none' | 'authorizer' | 'iam';

export type Route = {
  readonly method: string;
  /** As the template has it: `/v1/orders/{orderId}`. */
  readonly resource: string;
  readonly authorization: Authorization;
  readonly functionName: string;
};

export type Matched = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> };

type Http = { readonly method: string; readonly path: string; readonly authorizer?: { readonly type: string } };

const authorizations: Readonly<Record<string, Authorization>> = { AWS_IAM: 'iam', CUSTOM: 'authorizer' };

/** What the services' own serverless.yml declare. */
export const routesOf = (services: readonly Service[]): Route[] =>
  services.flatMap((service) =>
    Object.entries(service.configuration.functions).flatMap(([name, fn]) =>
      fn.events.flatMap((event) => {
        if (!('http' in event)) return [];
        const { method, path, authorizer } = event['http'] as unknown as Http; // made by expandService
        return {
          method: method.toUpperCase(),
          resource: `/${path}`,
          authorization: authorizer ? (authorizations[authorizer.type] ?? 'none') : 'none',
          functionName: localFunctionName(service.name, name),
        };
      }),
    ),
  );

/** Finds the route of a request; a path without parameters wins, as in API Gateway. */
export const routing = (routes: readonly Route[]) => {
  const compiled = [...routes]
    .sort((one, other) => Number(one.resource.includes('{')) - Number(other.resource.includes('{')))
    .map((route) => ({ route, pattern: new RegExp(`^${route.resource.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }));
  return (method: string, path: string): Matched | undefined => {
    for (const { route, pattern } of compiled) {
      if (route.method !== method) continue;
      const { groups } = pattern.exec(path) ?? { groups: null };
      if (groups !== null) return { route, pathParameters: decoded(groups ?? {}) };
    }
    return undefined;
  };
};

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));

/** What cannot be decoded stays as it is: the gateway refuses such a request, but its path goes into the access log. */
const decode = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
