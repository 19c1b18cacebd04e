import type { Deprecation } from './endpoint.ts';

/**
 * What every answer of a deprecated endpoint carries: RFC 9745, RFC 8594, RFC 5829. `params` are those of the request's path,
 * which the successor has too.
 */
export const deprecationHeaders = (
  { since, sunset, successor }: Deprecation,
  params: Readonly<Record<string, string | undefined>>,
) => {
  const address = successor.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return {
    deprecation: `@${Date.parse(since) / 1000}`, // a structured date: seconds since 1970
    sunset: new Date(sunset).toUTCString(),
    link: `<${address}>; rel="successor-version"`,
  };
};
