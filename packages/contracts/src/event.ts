import type * as z from 'zod/mini';

export type ServiceName =
  'edge' | 'accounts' | 'catalog' | 'inventory' | 'orders' | 'payments' | 'tickets' | 'notifications' | 'storefront';

export type EventType = `onsale.${ServiceName}.${string}.v${number}`;

export type EventSpec = {
  /** `onsale.<service>.<what-happened>.v<major>`. A breaking change is a `.v2` beside `.v1`. */
  readonly type: EventType;
  readonly data: z.core.$ZodType;
};

export type EventContract<Spec extends EventSpec = EventSpec> = Spec & { readonly kind: 'event' };

/** Declares an event: the one thing that types its publisher, its consumers, their filters, tests and document. */
export const defineEvent = <const Spec extends EventSpec>(spec: Spec): EventContract<Spec> => ({ ...spec, kind: 'event' });

export const isEventContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'event';

export type DataOf<E extends EventSpec> = z.output<E['data']>;

/** CloudEvents 1.0 as it travels over SNS (structured JSON). Extension names are lower case, as that standard wants. */
export type CloudEvent<Type extends string = string, Data = unknown> = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: `/onsale/${ServiceName}`;
  readonly type: Type;
  /** The id of what it happened to, e.g. an order's. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Grows by one with each change of the subject; a consumer drops what is older than what it has seen. */
  readonly aggregateversion: number;
  readonly correlationid: string;
  readonly data: Data;
};

export type EventOf<E extends EventSpec> = CloudEvent<E['type'], DataOf<E>>;
