import { schemaBreaks } from './schema.ts';
import type { Schema } from './schema.ts';

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema };
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Response = { readonly content?: Content; readonly headers?: Readonly<Record<string, unknown>> };

/** An operation as our OpenAPI document writes it. */
export type Operation = {
  readonly security: readonly object[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-sunset'?: string;
};

/** What breaks for clients of a published operation, a line each. */
export const operationBreaks = (published: Operation, today: Operation): string[] => [
  ...credentialBreaks(published, today),
  ...parameterBreaks(published.parameters, today.parameters),
  ...bodyBreaks(published.requestBody?.content, today.requestBody?.content),
  ...successBreaks(published, today),
  ...refusalBreaks(published.responses, today.responses),
  ...sunsetBreaks(published['x-sunset'], today['x-sunset']),
];

const credentialBreaks = (published: Operation, today: Operation): string[] => {
  const [before, now] = [published, today].map(({ security }) => Object.keys(security[0] ?? {}).join());
  return now === '' || now === before ? [] : [`wants the credential "${now ?? ''}" now`];
};

const parameterBreaks = (published: readonly Parameter[], today: readonly Parameter[]): string[] => {
  const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in;
  const isNew = (each: Parameter) => !published.some(same(each));
  return [
    ...published.flatMap((before) => {
      const now = today.find(same(before));
      const place = `${before.in} parameter ${before.name}`;
      if (!now) return [`${place} is gone`];
      return [
        ...(now.required && !before.required ? [`${place} is required now`] : []),
        ...schemaBreaks({ published: before.schema, today: now.schema, direction: 'request', place }),
      ];
    }),
    ...today
      .filter((each) => each.required && isNew(each))
      .map((each) => `${each.in} parameter ${each.name} is new and required`),
  ];
};

const bodyBreaks = (published: Content | undefined, today: Content | undefined): string[] => {
  if (!published) return today ? ['wants a body now'] : [];
  return contentBreaks(published, today ?? {}, 'request');
};

const contentBreaks = (published: Content, today: Content, direction: 'request' | 'answer'): string[] =>
  Object.entries(published).flatMap(([type, before]) => {
    const now = today[type];
    const place = direction === 'request' ? 'body' : 'answer';
    return now ? schemaBreaks({ published: before.schema, today: now.schema, direction, place }) : [`${place} is no ${type} now`];
  });

type Responses = Operation['responses'];

const isSuccess = (status: string): boolean => Number(status) < 400 && status !== '304'; // 304 only for who asks with an ETag

/** What tells that a version is on its way out; it goes where that is taken back. */
const outgoingHeaders = ['Deprecation', 'Sunset', 'Link'];

const successBreaks = ({ responses: published, 'x-sunset': sunset }: Operation, today: Operation): string[] => {
  const [before, now] = [published, today.responses].map((each) => Object.keys(each).filter(isSuccess).join());
  if (before !== now) return [`answered ${before ?? ''} and answers ${now ?? ''} now`];
  const takenBack = sunset !== undefined && today['x-sunset'] === undefined ? outgoingHeaders : [];
  return Object.entries(published)
    .filter(([status]) => isSuccess(status))
    .flatMap(([status, response]) => {
      const there = today.responses[status];
      const told = [...Object.keys(there?.headers ?? {}), ...takenBack];
      const lost = Object.keys(response.headers ?? {}).filter((name) => !told.includes(name));
      return [
        ...contentBreaks(response.content ?? {}, there?.content ?? {}, 'answer'),
        ...lost.map((name) => `answers without ${name} now`),
      ];
    });
};

/** Refusals come and go, but a code never changes its status. */
const refusalBreaks = (published: Responses, today: Responses): string[] => {
  const before = statusByCode(published);
  return Object.entries(statusByCode(today)).flatMap(([code, status]) => {
    const was = before[code] ?? status;
    return was === status ? [] : [`${code} was a ${was} and is a ${status} now`];
  });
};

const statusByCode = (responses: Responses): Record<string, string> =>
  Object.fromEntries(
    Object.entries(responses).flatMap(([status, { content }]) => codesIn(content).map((code) => [code, status] as const)),
  );

const codesIn = (content: Content | undefined): readonly string[] => {
  const { properties } = (content?.['application/problem+json']?.schema ?? {}) as { properties?: { code: { enum: string[] } } }; // as `refusal` in openapi.ts writes it
  return properties?.code.enum ?? [];
};

const sunsetBreaks = (before: string | undefined, now: string | undefined): string[] =>
  before !== undefined && now !== undefined && now < before ? [`ends on ${now}, before the ${before} that was promised`] : [];
