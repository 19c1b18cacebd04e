import type { Endpoint, html, PublicPath, rawBody, seeOther } from '@onsale/contracts/endpoint';
import type { BodyOf, ErrorOf, ParamsOf, QueryOf, ResponseOf } from '@onsale/contracts/endpoint';
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

/**
 * What each route takes and answers; `undefined` for a part that it does not have. In the published package its place takes a table that is
 * written out (build/route-table-text.ts).
 */
export type RouteTable = { [R in keyof EndpointByRoute]: FactsOf<EndpointByRoute[R]> };

type FactsOf<E extends Endpoint> = {
  auth: E['auth'];
  params: E extends { readonly params: object } ? ParamsOf<E> : undefined;
  query: E extends { readonly query: object } ? QueryOf<E> : undefined;
  body: E extends { readonly body: object } ? BodyOf<E> : undefined;
  idempotencyKey: E extends { readonly idempotencyKey: infer Key } ? Key : undefined;
  answer: ResponseOf<E>;
  code: ErrorOf<E>;
};
