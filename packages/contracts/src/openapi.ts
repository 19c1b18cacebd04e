import type * as z from 'zod/mini';
import { html, isPublic, mostBodyBytes, noContent, rawBody, seeOther, successStatus } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { exampleOf } from './example-of.ts';
import { examples } from './examples.ts';
import { jsonSchema } from './json-schema.ts';
import { problemSchema, refusalExamples, refusals } from './openapi-refusals.ts';
import { bodyWords, introduction, operationWords, partnerWords, serviceWords } from './openapi-words.ts';
import type { Limits } from './openapi-words.ts';
import { partnerPath, partnerPermission } from './partner-path.ts';
import { organizerHeaderName } from './organizer-header.ts';
import { mayDevices, permissions, roles } from './permissions.ts';
import type { ProblemCode } from './problems.ts';
import { endpointModules, endpointsOf } from './registry.ts';

type JsonObject = { readonly [name: string]: unknown };

type About = {
  readonly version: string;
  /** The origin that serves it, without a path. */
  readonly url: string;
  /** Of the stage that serves it. Absent: the document names no numbers. */
  readonly limits?: Limits;
};

/** The OpenAPI 3.1 document of every public endpoint. */
export const openapiDocument = ({ version, url, limits }: About) => ({
  openapi: '3.1.1',
  info: {
    title: 'Onsale',
    version,
    summary: 'Event ticketing',
    description: introduction(limits),
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url }],
  tags: Object.entries(serviceWords).map(([name, description]) => ({ name, description })),
  paths: publicPaths(),
  components: {
    schemas: { Problem: problemSchema },
    examples: refusalExamples(served().map(({ endpoint }) => endpoint)),
    securitySchemes: {
      organizer: { type: 'apiKey', in: 'header', name: 'x-api-key', description: keyDescription },
      person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: personDescription },
      device: { type: 'http', scheme: 'bearer', description: 'The `token` of a paired scanner, for its events and gates' },
      'order-token': { type: 'http', scheme: 'bearer', description: 'The `accessToken` of the order' },
      'order-link': {
        type: 'http',
        scheme: 'bearer',
        description: 'What follows `#link=` in the link that `POST /v1/order-links` sends',
      },
    },
  },
});

type Served = { readonly service: string; readonly name: string; readonly endpoint: Endpoint };

const served = (): Served[] =>
  Object.keys(endpointModules).flatMap((service) =>
    Object.entries(endpointsOf(service)).flatMap(([name, endpoint]) => (isPublic(endpoint) ? [{ service, name, endpoint }] : [])),
  );

const publicPaths = (): Record<string, JsonObject> => {
  const paths: Record<string, JsonObject> = {};
  for (const { service, name, endpoint } of served()) {
    const add = (path: string, described: JsonObject) =>
      void (paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: described });
    add(endpoint.path, operation(service, name, endpoint));
    if (endpoint.partners) add(partnerPath(endpoint), partnerOperation(service, name, endpoint));
  }
  return paths;
};

/** The same under the partner's path: a key on top of what it takes anyway, and the refusals of keys. */
const partnerOperation = (service: string, name: string, endpoint: Endpoint): JsonObject => ({
  ...operation(service, `partner${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
    ...endpoint,
    deprecated: undefined,
    errors: [...new Set<ProblemCode>([...endpoint.errors, 'unauthenticated', 'forbidden'])],
  }),
  summary: `For partners: ${endpoint.summary.charAt(0).toLowerCase()}${endpoint.summary.slice(1)}`,
  description: partnerWords(endpoint),
  security: [Object.assign({ organizer: [partnerPermission] }, ...credentialFor(endpoint)) as JsonObject],
});

const operation = (service: string, name: string, endpoint: Endpoint, said = exampleFor(service, name)): JsonObject => ({
  operationId: name,
  tags: [service],
  summary: endpoint.summary,
  description: operationWords(endpoint),
  ...(endpoint.deprecated && { deprecated: true, 'x-sunset': endpoint.deprecated.sunset }),
  security: credentialFor(endpoint),
  parameters: [
    ...parametersIn('path', endpoint.params),
    ...parametersIn('query', endpoint.query),
    ...parametersIn('header', endpoint.headers),
    ...(endpoint.auth === 'organizer' && !endpoint.path.includes('{organizerId}') ? [organizerHeader] : []),
    ...(endpoint.idempotencyKey ? [idempotencyKey(endpoint.idempotencyKey === 'required')] : []),
  ],
  ...(endpoint.body && {
    requestBody: {
      description: bodyWords(mostBodyBytes(endpoint)),
      required: true,
      content: { 'application/json': bodyContent(endpoint.body, said.body) },
    },
  }),
  responses: { ...successes(endpoint, said.answer), ...refusals(endpoint) },
});

/** For people in several teams; the name is documented here and read by the shared authorizer. */
const organizerHeader: JsonObject = {
  name: organizerHeaderName,
  in: 'header',
  required: false,
  description: 'For who has signed in and is a member of several organizers: the one that this call is for. A key is of one.',
  schema: { type: 'string' },
};

/** OpenAPI 3.1 lets a scheme name the roles that it takes; ours are scopes. */
const credentialFor = (endpoint: Endpoint): JsonObject[] => {
  switch (endpoint.auth) {
    case 'organizer':
      return [
        { organizer: [endpoint.needs] },
        { person: [endpoint.needs] },
        ...(mayDevices(endpoint.needs) ? [{ device: [endpoint.needs] }] : []),
      ];
    case 'person':
      return [{ person: [] }];
    case 'device':
      return [{ device: [] }];
    case 'order-token':
      return [{ 'order-token': [] }];
    case 'order-link':
      return [{ 'order-link': [] }];
    case 'public':
    case 'service':
      return [];
  }
};

type Said = { readonly body?: unknown; readonly answer?: unknown };

const exampleFor = (service: string, name: string): Said =>
  (examples as Readonly<Record<string, Readonly<Record<string, Said>>>>)[service]?.[name] ?? {}; // by name it is no more exact than this

const bodyContent = (body: NonNullable<Endpoint['body']>, said: unknown): JsonObject =>
  body === rawBody
    ? { schema: { description: 'Read raw, byte by byte, since its signature covers it' } }
    : withExample(jsonSchema(body, 'input'), said);

const withExample = (schema: JsonObject, said: unknown): JsonObject => ({ schema, example: said ?? exampleOf(schema) });

const parametersIn = (place: 'path' | 'query' | 'header', schema: z.core.$ZodType | undefined): JsonObject[] => {
  const { properties = {}, required = [] } = schema ? jsonSchema(schema, 'input') : {};
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
    ...(place !== 'header' && { example: exampleOf(value as JsonObject, name) }), // JSON Schema's own shape
  }));
};

const idempotencyKey = (required: boolean): JsonObject => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  description: 'The same key with the same request answers the same again, and has its effect once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '7f3c0a52-9d1e-4a86-b0c4-2e5d8f6a1b37',
});

const successes = (endpoint: Endpoint, said: unknown): JsonObject => {
  const status = successStatus(endpoint);
  return {
    [status]: successResponse(endpoint.responses[status], said, {
      ...(endpoint.cache && textHeaders('ETag', 'Cache-Control')),
      ...(endpoint.deprecated && textHeaders('Deprecation', 'Sunset', 'Link')),
    }),
    ...(endpoint.cache && { 304: { description: 'Not changed since the ETag in `If-None-Match`' } }),
  };
};

const textHeaders = (...names: string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }]));

const successResponse = (body: Endpoint['responses'][number] | undefined, said: unknown, headers: JsonObject): JsonObject => {
  if (body === undefined || body === noContent) return { description: 'Done' };
  if (body === seeOther)
    return { description: 'Go on there', headers: { Location: { schema: { type: 'string', format: 'uri' } } } };
  if (body === html) return { description: 'A page for a person', content: { 'text/html': { schema: { type: 'string' } } } };
  return {
    description: 'Done',
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { 'application/json': withExample(jsonSchema(body, 'output'), said) },
  };
};

const keyDescription = [
  'An API key of the organizer. It may do what its scopes say:',
  ...Object.entries(permissions).map(([scope, { says }]) => `- \`${scope}\`: ${says}`),
].join('\n');

const personDescription = [
  'The access token of somebody who has signed in. What they may do for an organizer follows from their role there:',
  ...Object.entries(roles).map(([role, says]) => `- \`${role}\`: ${says}`),
].join('\n');
