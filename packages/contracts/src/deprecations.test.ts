import { deprecations } from './deprecations.ts';
import { openapiDocument } from './openapi.ts';

test('what is on its way out is what the OpenAPI document says so of, below /v1/partner too', () => {
  const { paths } = openapiDocument({ version: '1', url: '/' });
  const said = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      'deprecated' in (operation as object) ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  );
  expect(said).toContain('GET /v1/partner/events/{eventId}/availability');
  expect(Object.keys(deprecations()).sort()).toEqual(said.sort());
});
