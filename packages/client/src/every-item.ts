import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { Api } from './client.ts';
import type { CallTo, ProblemTo, ResponseTo, Route } from './routes.ts';

/** The routes that answer page by page. */
export type PagedRoute = {
  [R in Route]: ResponseTo<R> extends { items: readonly unknown[]; nextCursor?: string | undefined }
    ? R extends `GET ${string}`
      ? R
      : never
    : never;
}[Route];

export type ItemOf<R extends PagedRoute> = ResponseTo<R> extends { items: readonly (infer Item)[] } ? Item : never;

/** What a page is, and how the next one is asked for, whichever the route. */
type AnyPage = Result<{ readonly items: readonly unknown[]; readonly nextCursor?: string }, unknown>;
type AnyCall = { readonly query?: object };

/**
 * Every item of a list, page after page as they are needed. A refusal is the last thing that comes.
 *
 * @example
 * for await (const event of everyItem(api, 'GET /v1/events')) console.log(event.ok ? event.value.name : event.error.code);
 */
export async function* everyItem<R extends PagedRoute>(
  api: Api,
  route: R,
  ...[call]: Partial<[CallTo<R>]>
): AsyncGenerator<Result<ItemOf<R>, ProblemTo<R>>, void, undefined> {
  const ask = api as unknown as (route: Route, call: AnyCall) => Promise<AnyPage>; // a generic route is no route in particular
  const { query, ...rest } = (call ?? {}) as AnyCall;
  let cursor: string | undefined;
  do {
    const page = await ask(route, { ...rest, query: { ...query, ...(cursor !== undefined && { cursor }) } });
    if (!page.ok) {
      yield page as Result<never, ProblemTo<R>>; // of this route
      return;
    }
    for (const item of page.value.items) yield ok(item as ItemOf<R>); // of this route
    cursor = page.value.nextCursor;
  } while (cursor !== undefined);
}
