import type * as z from 'zod/mini';
import type { AuditAction, NotAudited } from './audit.ts';
import type { Permission } from './permissions.ts';
import type { CommonProblem, ProblemCode } from './problems.ts';

type Schema = z.core.$ZodType;
type ObjectSchema = z.core.$ZodType<Record<string, unknown>>;

/**
 * Who may call.
 * - `public`: anyone.
 * - `organizer`: an organizer's API key in `x-api-key`, a member of its team who has signed in, or a scanner paired with it, with the
 *   permission, checked by the shared authorizer.
 * - `person`: whoever has signed in (`Authorization: Bearer …`), of a team or not, checked by the same.
 * - `device`: a paired scanner (`Authorization: Bearer ond_…`), for what is about itself, checked by the same.
 * - `order-token`: `Authorization: Bearer …` with the order's access token, checked by the service that owns the order.
 * - `order-link`: `Authorization: Bearer …` with the token of a link to all orders of a mail address, checked by the same.
 * - `service`: another service of the same stage, by its IAM role (SigV4). Only under `/internal`.
 */
export type Auth = EndpointSpec['auth'];

/** Answers that are not JSON. A body that is read raw, since its signature covers every byte. */
export const rawBody = Symbol('raw body');
export const html = Symbol('text/html');
export const seeOther = Symbol('303 with Location');
export const noContent = Symbol('204');

/** A path that anyone may call, by major version. */
export type PublicPath = `/v1/${string}` | `/v2/${string}`;

/** A version that is on its way out. The dates are days in UTC: `2026-12-01`. */
export type Deprecation = {
  /** From when on nothing new should use it. */
  readonly since: string;
  /** From when on it may be gone. */
  readonly sunset: string;
  /** What takes its place, of the same method and the same parameters. */
  readonly successor: PublicPath;
};

export type EndpointSpec = CommonSpec & Access;

/** What an organizer's keys and people may call says which permission that takes. What buyers use may be served to partners too (partner-path.ts). */
type Access =
  | (Audited & {
      readonly auth: 'organizer';
      readonly needs: Permission;
      readonly partners?: never;
      /**
       * A member may be there for some events alone, and a device is. A request that names its event in `eventId` is checked before the use case;
       * one that does not is refused to them, unless this says that the use case looks at `caller.eventIds` itself.
       */
      readonly checksEvents?: true;
    })
  | (Audited & { readonly auth: 'person'; readonly needs?: never; readonly checksEvents?: never; readonly partners?: never })
  | ({ readonly audit?: AuditAction } & {
      readonly auth: 'public' | 'order-token';
      readonly needs?: never;
      readonly checksEvents?: never;
      readonly partners?: true;
    })
  | (NoAudit & {
      readonly auth: 'device' | 'order-link' | 'service';
      readonly needs?: never;
      readonly checksEvents?: never;
      readonly partners?: never;
    });

/** What a person or a key changes leaves a row in the organizer's audit, or says why not. */
type Audited =
  | { readonly method: 'GET'; readonly audit?: never }
  | { readonly method: Exclude<Method, 'GET'>; readonly audit: AuditAction | NotAudited };
type NoAudit = { readonly audit?: never };

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

type CommonSpec = {
  readonly method: Method;
  readonly path: PublicPath | `/internal/v1/${string}`;
  /** One line for the documentation. */
  readonly summary: string;
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  /** Request headers that the endpoint reads, names in lower case. */
  readonly headers?: ObjectSchema;
  readonly body?: ObjectSchema | typeof rawBody;
  /** Of an endpoint whose largest good body, written without spaces, has more bytes than `usualBodyBytes`: a bound that it fits in. */
  readonly bodyBytes?: number;
  /** How long answers may be kept, in seconds: by browsers and by the CDN. Such answers carry an ETag. Absent: never. */
  readonly cache?: { readonly browserSeconds: number; readonly cdnSeconds: number };
  /** Has the same call twice the effect of once? Then the service client tries again after a fault. GET always has. */
  readonly repeatable?: true;
  /** Does the endpoint take an `Idempotency-Key`? */
  readonly idempotencyKey?: 'required' | 'optional';
  /** Does the use case ask from which address the request comes? */
  readonly clientAddress?: true;
  /** The one success: its status and body. */
  readonly responses: Readonly<Record<number, Schema | typeof html | typeof seeOther | typeof noContent>>;
  /** The refusals it may answer besides the common ones; their statuses stand in `problems`. */
  readonly errors: readonly ProblemCode[];
  /**
   * Told with every answer in `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and `Link`; not below `/v1/partner`, which has no later version to go to:
   * what takes its place elsewhere takes no key and no page of another origin.
   */
  readonly deprecated?: Deprecation | undefined;
};

export type Endpoint<Spec extends EndpointSpec = EndpointSpec> = Spec & { readonly kind: 'endpoint' };

/** Declares an endpoint: the one thing that types its handler, client, test and document. */
export const defineEndpoint = <const Spec extends EndpointSpec>(spec: Spec): Endpoint<Spec> => ({ ...spec, kind: 'endpoint' });

export const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'endpoint';

export const isPublic = ({ path }: EndpointSpec): boolean => !path.startsWith('/internal/');

const usualBodyBytes = 64 * 1024;

/** How long a body may be, in bytes of UTF-8: a longer one is refused before it is read. */
export const mostBodyBytes = ({ bodyBytes = usualBodyBytes }: EndpointSpec): number => bodyBytes;

/** The one success status of an endpoint. */
export const successStatus = (endpoint: EndpointSpec): number => Number(Object.keys(endpoint.responses)[0]);

type OutputOf<S> = S extends Schema ? z.output<S> : S extends typeof rawBody ? { readonly rawBody: string } : unknown;
type InputOf<S> = S extends Schema ? z.input<S> : S extends typeof rawBody ? { readonly rawBody: string } : unknown;
type Part<E, Name extends string> = E extends { readonly [K in Name]: infer S } ? S : undefined;
type ResponseSchema<E extends EndpointSpec> = E['responses'][keyof E['responses']];

/** What a use case receives: path, query and body in one object. */
export type RequestOf<E extends EndpointSpec> = OutputOf<Part<E, 'params'>> &
  OutputOf<Part<E, 'query'>> &
  OutputOf<Part<E, 'body'>>;

/** What a caller sends, in its parts. */
export type ParamsOf<E extends EndpointSpec> = InputOf<Part<E, 'params'>>;
export type QueryOf<E extends EndpointSpec> = InputOf<Part<E, 'query'>>;
export type BodyOf<E extends EndpointSpec> = InputOf<Part<E, 'body'>>;
export type HeadersOf<E extends EndpointSpec> = OutputOf<Part<E, 'headers'>>;

/** What a use case answers on success. */
export type ResponseOf<E extends EndpointSpec> =
  ResponseSchema<E> extends infer S
    ? S extends Schema
      ? z.output<S>
      : S extends typeof html
        ? { readonly html: string }
        : S extends typeof seeOther
          ? { readonly location: string }
          : undefined
    : never;

export type ErrorOf<E extends EndpointSpec> = E['errors'][number] | CommonProblem;
