import type { ProblemDocument } from '@onsale/contracts/problems';
import type { RouteTable } from './route-table.ts';

/** `<method> <path>` of a public endpoint, e.g. `POST /v1/orders`. */
export type Route = keyof RouteTable;

/** The routes that need no organizer's key, no sign-in and no paired scanner: all that a shop may call. */
export type BuyerRoute = {
  [R in Route]: RouteTable[R]['auth'] extends 'organizer' | 'person' | 'device'
    ? never
    : R extends `${string} /v1/partner/${string}`
      ? never
      : R;
}[Route];

/** What a route answers on success. */
export type ResponseTo<R extends Route> = RouteTable[R]['answer'];

/** What a route is sent as body. */
export type BodyTo<R extends Route> = RouteTable[R]['body'];

/** No answer of the API arrived: no network, a time-out, or something between that spoke for it. */
export type Unreachable = { readonly code: 'unreachable'; readonly title: string; readonly detail?: string };

/** A refusal of a route: the API's problem document, or that it could not be reached. */
export type ProblemTo<R extends Route> = R extends Route
  ? (ProblemDocument & { readonly code: RouteTable[R]['code'] }) | Unreachable
  : never;

/** The parts of a call that the route's contract asks for, and no others. */
export type CallTo<R extends Route> = PartsOf<RouteTable[R]> & {
  /** Gives the call up; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

type Facts = RouteTable[Route];

type PartsOf<F extends Facts> = (F['params'] extends object ? { readonly params: F['params'] } : unknown) &
  (F['query'] extends object ? OptionalIfEmpty<'query', F['query']> : unknown) &
  (F['body'] extends object ? { readonly body: F['body'] } : unknown) &
  (F['idempotencyKey'] extends 'required' ? { readonly headers: { readonly idempotencyKey: string } } : unknown) &
  (F['idempotencyKey'] extends 'optional' ? { readonly headers?: { readonly idempotencyKey: string } } : unknown) &
  (F['auth'] extends 'order-token' | 'order-link' | 'person' | 'device' ? { readonly bearer: string } : unknown) &
  (F['auth'] extends 'organizer' ? { readonly bearer?: string } : unknown);

type OptionalIfEmpty<Name extends string, Value> = object extends Value
  ? { readonly [K in Name]?: Value }
  : { readonly [K in Name]: Value };

/** The call may be left out where nothing in it is required. */
export type CallArguments<R extends Route> = object extends CallTo<R> ? [call?: CallTo<R>] : [call: CallTo<R>];
