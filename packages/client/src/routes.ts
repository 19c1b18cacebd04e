import type { Endpoint, html, PublicPath, rawBody, seeOther } from '@onsale/contracts/endpoint';
import type { BodyOf, ErrorOf, ParamsOf, QueryOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { ProblemDocument } from '@onsale/contracts/problems';
import type { endpointModules } from '@onsale/contracts/registry';

type Modules = typeof endpointModules;
type Declared = { [Service in keyof Modules]: Modules[Service][keyof Modules[Service]] }[keyof Modules];
type Public = Extract<Declared, Endpoint & { readonly path: PublicPath }>;

/** Pages for people and webhooks of providers are reached by their own addresses, not through this client. */
type SpeaksJson<E> = E extends { readonly body: typeof rawBody }
  ? never
  : E extends { readonly responses: Readonly<Record<number, typeof html | typeof seeOther>> }
    ? never
    : E;

type ForPartners = Extract<SpeaksJson<Public>, { readonly partners: true }>;
type PartnerPath<Path> = Path extends `/v1/${infer Rest}` ? `/v1/partner/${Rest}` : never;

type EndpointByRoute = { [E in SpeaksJson<Public> as `${E['method']} ${E['path']}`]: E } & {
  [E in ForPartners as `${E['method']} ${PartnerPath<E['path']>}`]: E;
};

/** `<method> <path>` of a public endpoint, e.g. `POST /v1/orders`. */
export type Route = keyof EndpointByRoute;

/** The routes that need neither an organizer's key nor a sign-in: all that a shop may call. */
export type BuyerRoute = {
  [R in Route]: EndpointByRoute[R]['auth'] extends 'organizer' | 'person'
    ? never
    : R extends `${string} /v1/partner/${string}`
      ? never
      : R;
}[Route];

/** What a route answers on success. */
export type ResponseTo<R extends Route> = ResponseOf<EndpointByRoute[R]>;

/** What a route is sent as body. */
export type BodyTo<R extends Route> = BodyOf<EndpointByRoute[R]>;

/** No answer of the API arrived: no network, a time-out, or something between that spoke for it. */
export type Unreachable = { readonly code: 'unreachable'; readonly title: string; readonly detail?: string };

/** A refusal of a route: the API's problem document, or that it could not be reached. */
export type ProblemTo<R extends Route> = R extends Route
  ? (ProblemDocument & { readonly code: ErrorOf<EndpointByRoute[R]> }) | Unreachable
  : never;

/** The parts of a call that the route's contract asks for, and no others. */
export type CallTo<R extends Route> = PartsOf<EndpointByRoute[R]> & {
  /** Gives the call up; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

type PartsOf<E extends Endpoint> = (E extends { readonly params: object } ? { readonly params: ParamsOf<E> } : unknown) &
  (E extends { readonly query: object } ? OptionalIfEmpty<'query', QueryOf<E>> : unknown) &
  (E extends { readonly body: object } ? { readonly body: BodyOf<E> } : unknown) &
  (E extends { readonly idempotencyKey: 'required' } ? { readonly headers: { readonly idempotencyKey: string } } : unknown) &
  (E extends { readonly idempotencyKey: 'optional' } ? { readonly headers?: { readonly idempotencyKey: string } } : unknown) &
  (E extends { readonly auth: 'order-token' | 'person' } ? { readonly bearer: string } : unknown);

type OptionalIfEmpty<Name extends string, Value> = object extends Value
  ? { readonly [K in Name]?: Value }
  : { readonly [K in Name]: Value };

/** The call may be left out where nothing in it is required. */
export type CallArguments<R extends Route> = object extends CallTo<R> ? [call?: CallTo<R>] : [call: CallTo<R>];
