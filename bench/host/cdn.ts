import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyResult } from 'aws-lambda';

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;
type Answer = Pick<APIGatewayProxyResult, 'statusCode' | 'headers'>;

/** What the shared distribution makes its cache's key of (services/edge/resources/site.yml). */
const keyOf = ({ method, url = '', headers }: Request): string | undefined =>
  method === 'GET' ? [url, headers.authorization, headers['x-api-key']].join('\n') : undefined;

/** Milliseconds that an answer lets a CDN keep it. */
const keptFor = ({ statusCode, headers }: Answer): number =>
  statusCode === 200 ? Number(/\bs-maxage=(\d+)/.exec(String(headers?.['cache-control'] ?? ''))?.[1] ?? 0) * 1000 : 0;

/** The distribution in front of the API: answers again what an answer has let it keep, for as long as it may. `now` in milliseconds. */
export const cdn = <Result extends Answer>(now: () => number = Date.now) => {
  const kept = new Map<string, { readonly result: Result; readonly until: number }>();
  return {
    find: (incoming: Request): Result | undefined => {
      const key = keyOf(incoming);
      const found = key === undefined ? undefined : kept.get(key);
      return found && found.until > now() ? found.result : undefined;
    },

    keep: (incoming: Request, result: Result): void => {
      const key = keyOf(incoming);
      const milliseconds = keptFor(result);
      if (key !== undefined && milliseconds > 0) kept.set(key, { result, until: now() + milliseconds });
    },
  };
};
