import { auditActions } from './audit.ts';
import { auditParts } from './audit-parts.ts';
import type { EndpointSpec } from './endpoint.ts';
import { isEventContract } from './event.ts';
import { partnerPath } from './partner-path.ts';
import { commonProblems, problems } from './problems.ts';
import { endpointModules, endpointsOf, eventContracts, eventModules } from './registry.ts';

const endpoints = Object.keys(endpointModules).flatMap((service) => Object.entries(endpointsOf(service)));

const parametersOf = (endpoint: EndpointSpec | undefined): object =>
  endpoint?.params ? (endpoint.params as unknown as { shape: object }).shape : {}; // params are strict objects

test('no two endpoints share a method and path', () => {
  const routes = endpoints.map(([, { method, path }]) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});

test('what serves partners is of version 1, and no other endpoint has its path there', () => {
  for (const [, endpoint] of endpoints) {
    expect(endpoint.path.startsWith('/v1/partner')).toBe(false);
    if (endpoint.partners) expect(partnerPath(endpoint)).toBe(`/v1/partner${endpoint.path.slice('/v1'.length)}`);
    if (endpoint.partners) expect(endpoint.path).toMatch(/^\/v1\//);
  }
});

test('no two endpoints and no two events share a name, since names are how yml refers to them', () => {
  const names = endpoints.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const events = Object.values(eventModules).flatMap((each) =>
    Object.entries<unknown>(each).flatMap(([name, one]) => (isEventContract(one) ? [name] : [])),
  );
  expect(new Set(events).size).toBe(events.length);
});

test.each(endpoints)('%s declares a parameter for each placeholder of its path, and one success', (_, endpoint) => {
  const placeholders = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(parametersOf(endpoint)).sort()).toEqual(placeholders.sort());
  expect(Object.keys(endpoint.responses)).toHaveLength(1);
});

const deprecated = endpoints.flatMap(([name, { deprecated, ...endpoint }]) =>
  deprecated ? [[name, endpoint, deprecated] as const] : [],
);

test.each(deprecated)('%s is followed by a version that is not deprecated, and stays for a year at least', (_, old, told) => {
  const successor = endpoints.find(([, { method, path }]) => method === old.method && path === told.successor)?.[1];
  expect(successor).toMatchObject({ auth: old.auth });
  expect(successor).not.toHaveProperty('deprecated');
  expect(Object.keys(parametersOf(successor))).toEqual(Object.keys(parametersOf(old)));
  for (const day of [told.since, told.sunset]) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(Date.parse(told.sunset) - Date.parse(told.since)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60 * 1000);
});

test.each(endpoints)('%s keeps to the rules of its kind of caller', (_, { auth, path, errors }) => {
  expect(path.startsWith('/internal/')).toBe(auth === 'service');
  if (auth !== 'public' && auth !== 'service') expect(errors).toContain('unauthenticated');
  expect(errors.includes('forbidden')).toBe(['organizer', 'person', 'device'].includes(auth));
});

const audited = Object.keys(endpointModules).flatMap((service) =>
  Object.entries(endpointsOf(service)).flatMap(([name, { audit }]) =>
    typeof audit === 'string' ? [{ service, name, audit }] : [],
  ),
);

test('every change that the audit tells of is made by the endpoint of the same name, and told by the service that serves it', () => {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(audited.map(({ audit }) => audit)).toEqual(audited.map(({ name }) => kebab(name)));
  expect(audited.map(({ audit }) => audit).sort()).toEqual([...auditActions].sort());
  expect(new Set(audited.map(({ service }) => service))).toEqual(new Set(['accounts', ...Object.keys(auditParts)]));
});

test('an event is named after the service that publishes it', () => {
  for (const [service, module] of Object.entries(eventModules))
    for (const { type } of Object.values<unknown>(module).filter(isEventContract))
      expect(type).toMatch(new RegExp(`^onsale\\.${service}\\.[a-z-]+\\.v\\d+$`));
  expect(Object.keys(eventContracts()).length).toBeGreaterThan(0);
});

test('every problem is answered by some endpoint, or by any', () => {
  const used = new Set<string>([...commonProblems, ...endpoints.flatMap(([, { errors }]) => errors)]);
  const gateway = ['unauthenticated', 'forbidden', 'not-found']; // answered by API Gateway itself
  expect(Object.keys(problems).filter((code) => !used.has(code) && !gateway.includes(code))).toEqual([]);
});
