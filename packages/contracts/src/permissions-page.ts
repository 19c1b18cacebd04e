import type { Endpoint } from './endpoint.ts';
import { partnerPath, partnerPermission } from './partner-path.ts';
import { allPermissions, mayDevices, permissions, permissionsOf, Role, roles } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { endpointModules, endpointsOf } from './registry.ts';

/** Who may do what, as a page: made of the table and of what each endpoint needs. */
export const permissionsPage = (): string =>
  [
    '# Who may do what',
    'Made by `npm run contracts` of `permissions.ts` and of what each endpoint declares; a test calls every endpoint as every role.',
    'A member of a team may do what their role may, from their next request on; a key what its scopes say. Nobody gives what they do not have: a key that ends gives no role, and makes or changes no webhook. ' +
      'An invitation or the code of a scanner is good for as long as whoever made it might make it again: not of a member who has left or may less, nor of a key that was rotated or revoked. ' +
      'A test key changes nothing about the team, whatever its scopes, since people act live, and does not read the audit. ' +
      'A member who is there for some events alone may do it with those, and nothing that is of no event; so may a scanner that was paired, ' +
      'at its gates.',
    '## Roles',
    table(
      ['role', 'is there for'],
      Object.entries(roles).map(([role, says]) => [`\`${role}\``, says]),
    ),
    '## Permissions',
    table(
      ['permission', 'lets one', ...columns],
      allPermissions.map((action) => [`\`${action}\``, permissions[action].says, ...marks(action)]),
    ),
    '## Endpoints',
    table(['endpoint', 'needs', ...columns], endpointRows()),
    '¹ somebody who has signed in, of a team or not. ² a key with a plan, whatever role its maker has. ³ a paired scanner itself.',
    'What is not here is public, or takes the token of its order, or of a link to all orders of a mail address.',
  ].join('\n\n') + '\n';

/** A device is no role: nobody is given it. */
const columns = [...Role.options, 'device'];

const mark = (may: boolean): string => (may ? '✓' : '');

const marks = (action: Permission): string[] => [
  ...Role.options.map((role) => mark(permissionsOf(role).includes(action))),
  mark(mayDevices(action)),
];

const marksOfAll = (people: boolean, devices: boolean): string[] => [...Role.options.map(() => mark(people)), mark(devices)];

const endpointRows = (): string[][] =>
  Object.keys(endpointModules).flatMap((service) =>
    Object.values(endpointsOf(service))
      .sort((one, other) => (`${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1))
      .flatMap(rowsOf),
  );

const rowsOf = (endpoint: Endpoint): string[][] => {
  const named = (path: string) => `\`${endpoint.method} ${path}\``;
  switch (endpoint.auth) {
    case 'organizer':
      return [[named(endpoint.path), `\`${endpoint.needs}\``, ...marks(endpoint.needs)]];
    case 'person':
      return [[named(endpoint.path), '¹', ...marksOfAll(true, false)]];
    case 'device':
      return [[named(endpoint.path), '³', ...marksOfAll(false, true)]];
    case 'public':
    case 'order-token':
      return endpoint.partners ? [[named(partnerPath(endpoint)), `\`${partnerPermission}\` ²`, ...marksOfAll(false, false)]] : [];
    case 'order-link':
    case 'service':
      return [];
  }
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
