import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { isPublic } from './endpoint.ts';
import { endpointModules, endpointsOf } from './registry.ts';
import { openapiDocument } from './openapi.ts';

type Example = { $ref: string } | { summary: string; value: object };
type Media = { schema: { properties?: object }; example?: unknown; examples?: Record<string, Example> };
type Operation = {
  operationId: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object; example?: unknown }[];
  description: string;
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
};

const document = openapiDocument({ version: '1.2.3', url: 'https://tickets.example' });
const operationOf = (method: string, path: string) => document.paths[path]?.[method] as Operation; // as the document is written
const operations = Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);

describe('the OpenAPI document', () => {
  it('has every public endpoint once, and none of the internal ones', () => {
    const endpoints = Object.keys(endpointModules).flatMap((service) => Object.entries(endpointsOf(service)));
    const wanted = endpoints.filter(([, endpoint]) => isPublic(endpoint)).map(([name]) => name);
    const documented = operations.map(({ operationId }) => operationId);
    expect(documented.filter((id) => !id.startsWith('partner')).sort()).toEqual(wanted.sort());
    expect(new Set(documented).size).toBe(documented.length);
    expect(JSON.stringify(document)).not.toContain('/internal/');
  });

  it('is plain JSON that refers to nothing it does not hold', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    const held = (['schemas', 'examples'] as const).flatMap((kind) =>
      Object.keys(document.components[kind]).map((name) => `#/components/${kind}/${name}`),
    );
    expect([...new Set(references)].sort()).toEqual(held.sort()); // and holds nothing that nobody refers to
  });

  it('says which credential an endpoint wants, and which of its scopes', () => {
    expect(operationOf('get', '/v1/orders/{orderId}').security).toEqual([{ 'order-token': [] }]);
    expect(operationOf('post', '/v1/events').security).toEqual([{ organizer: ['events:write'] }, { person: ['events:write'] }]);
    expect(operationOf('get', '/v1/me').security).toEqual([{ person: [] }]);
    expect(document.components.securitySchemes.organizer.description).toContain('`events:write`: Create and change');
    expect(operationOf('get', '/v1/events').security).toEqual([]);
  });

  it('has what serves partners under their path too, with a key that may sell', () => {
    expect(operationOf('get', '/v1/partner/events/{eventId}')).toMatchObject({
      operationId: 'partnerGetEvent',
      security: [{ organizer: ['sell'] }],
    });
    const order = operationOf('get', '/v1/partner/orders/{orderId}');
    expect(order.security).toEqual([{ organizer: ['sell'], 'order-token': [] }]);
    expect(Object.keys(order.responses)).toEqual(expect.arrayContaining(['200', '401', '403', '404', '429']));
    expect(document.paths).not.toHaveProperty(['/v1/partner/venues']);
  });

  it('has a required parameter for each part of a path', () => {
    for (const [path, methods] of Object.entries(document.paths))
      for (const { parameters } of Object.values(methods) as Operation[])
        expect(parameters.filter((each) => each.in === 'path' && each.required).map(({ name }) => `{${name}}`)).toEqual(
          path.match(/\{[^}]+\}/g) ?? [],
        );
  });

  it('tells a default and does not require what has one', () => {
    expect(operationOf('get', '/v1/events').parameters[0]).toEqual({
      name: 'limit',
      in: 'query',
      required: false,
      schema: expect.objectContaining({ type: 'integer', default: 25, maximum: 100 }) as object,
      example: 25,
    });
  });

  it('asks for an Idempotency-Key where the contract does', () => {
    const key = (method: string, path: string) =>
      operationOf(method, path).parameters.find(({ name }) => name === 'Idempotency-Key');
    expect(key('post', '/v1/orders')).toMatchObject({ in: 'header', required: true });
    expect(key('post', '/v1/holds')).toMatchObject({ in: 'header', required: false });
    expect(key('get', '/v1/events')).toBeUndefined();
  });

  it('groups the refusals by status and names their codes', () => {
    const { responses } = operationOf('post', '/v1/orders');
    expect(Object.keys(responses)).toEqual(['201', '400', '404', '409', '422', '429', '500', '503']);
    expect(responses['409']?.description).toContain('`hold-expired`: This hold has expired');
    expect(responses['409']?.content?.['application/problem+json']?.schema.properties).toEqual({
      code: { enum: ['hold-expired', 'hold-already-claimed', 'event-cancelled', 'idempotency-in-flight'] },
    });
  });

  it('is strict about requests and leaves room in answers', () => {
    const { requestBody, responses } = operationOf('post', '/v1/orders');
    expect(JSON.stringify(requestBody)).toContain('"additionalProperties":false');
    expect(JSON.stringify(responses['201'])).not.toContain('additionalProperties');
  });

  it('marks a version that is on its way out, and says what takes its place', () => {
    expect(operationOf('get', '/v1/events/{eventId}/availability')).toMatchObject({
      deprecated: true,
      description: expect.stringContaining('Use `/v2/events/{eventId}/availability`') as string,
      'x-sunset': '2028-12-01',
      responses: { 200: { headers: { Deprecation: {}, Sunset: {}, ETag: {} } } },
    });
    expect(operationOf('get', '/v2/events/{eventId}/availability')).not.toHaveProperty('deprecated');
  });

  const ajv = addFormats(new Ajv({ strict: false }));
  const examples = operations.flatMap(({ operationId, parameters, requestBody, responses }) => [
    ...parameters.map(({ name, schema, example }) => ({ what: `${operationId} ${name}`, schema, example })),
    ...[requestBody, ...Object.values(responses)].flatMap((each) =>
      Object.entries(each?.content ?? {})
        .filter(([type]) => type === 'application/json')
        .map(([, { schema, example }]) => ({ what: operationId, schema, example })),
    ),
  ]);

  it.each(examples.filter(({ example }) => example !== undefined))('has an example of $what that its schema takes', (each) => {
    expect([ajv.validate(each.schema, each.example), ajv.errors]).toEqual([true, null]);
  });

  const refused = operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const media = content?.['application/problem+json'];
      return media ? [{ what: `${operationId} ${status}`, status: Number(status), ...media }] : [];
    }),
  );
  const shown = (example: Example | undefined): unknown => {
    if (!example || 'value' in example) return example?.value;
    return document.components.examples[example.$ref.replace('#/components/examples/', '')]?.['value'];
  };

  it.each(refused)('has an example of each refusal of $what that its schema takes', ({ status, schema, examples = {} }) => {
    const { code } = schema.properties as { code: { enum: string[] } };
    expect(Object.keys(examples)).toEqual(code.enum);
    const isRefusal = ajv.compile({ ...schema, components: document.components });
    for (const each of code.enum) {
      expect([isRefusal(shown(examples[each])), isRefusal.errors]).toEqual([true, null]);
      expect(shown(examples[each])).toMatchObject({ code: each, status, title: expect.any(String) as string });
    }
  });

  it('shows of a request that is not valid which field, in the words that it is answered with', () => {
    const invalid = (method: string, path: string) =>
      shown(operationOf(method, path).responses['400']?.content?.['application/problem+json']?.examples?.['invalid-request']);
    expect(invalid('post', '/v1/holds')).toMatchObject({ field: 'eventId', detail: 'must be an id such as evt_…' });
    expect(invalid('get', '/v1/venues')).toMatchObject({ field: 'limit' });
    expect(invalid('get', '/v1/me')).not.toHaveProperty('field'); // it has nothing to send
  });

  it('has an example of every body and every answer', () => {
    for (const { requestBody, responses, operationId } of operations)
      for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)])
        for (const [type, media] of Object.entries(content))
          if (type === 'application/json' && operationId !== 'receiveSandboxWebhook') expect(media.example).toBeDefined();
  });

  it('says who may call and what limits them, with the numbers of the stage that serves it', () => {
    expect(operationOf('post', '/v1/events').description).toContain('Needs the permission `events:write`');
    expect(operationOf('get', '/v1/partner/events').description).toContain("that of the key's usage plan");
    const plan = { requestsPerSecond: 7, burst: 9, requestsPerDay: 11 };
    const limits = { stage: { requestsPerSecond: 300, burst: 150 }, plans: { free: plan, partner: plan, 'box-office': plan } };
    const { description } = openapiDocument({ version: '1', url: '/', limits }).info;
    expect(description).toContain('300 requests a second and 150 at once');
    expect(description).toContain('| box-office | 7 | 9 | 11 |');
  });

  it('describes what is no JSON', () => {
    expect(operationOf('post', '/v1/payments/sandbox/{sessionId}/pay').responses['303']).toHaveProperty('headers.Location');
    expect(operationOf('get', '/v1/payments/sandbox/{sessionId}').responses['200']?.content).toHaveProperty('text/html');
    expect(operationOf('delete', '/v1/holds/{holdId}').responses['204']).toEqual({ description: 'Done' });
  });
});
