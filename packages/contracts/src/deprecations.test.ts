import { deprecations } from './deprecations.ts';
import { openapiDocument } from './openapi.ts';

test('what is on its way out is what the OpenAPI document says so of, and nothing below /v1/partner, where no successor is served', () => {
  const { paths } = openapiDocument({ version: '1', url: '/' });
  const said = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      'deprecated' in (operation as object) ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  expect(said).toContain('GET /v1/events/{eventId}/availability');
  expect(said.filter((each) => each.includes('/v1/partner/'))).toEqual([]);
  expect(JSON.stringify(paths['/v1/partner/events/{eventId}/availability'])).not.toMatch(/deprecat|sunset|\/v2/i);
  expect(Object.keys(deprecations()).sort()).toEqual(said.sort());
});
