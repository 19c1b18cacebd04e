import type { Endpoint } from './endpoint.ts';
import { partnerPermission } from './partner-path.ts';
import { permissions } from './permissions.ts';
import type { Permission, Plan } from './permissions.ts';
import type { endpointModules } from './registry.ts';

type Throttle = { readonly requestsPerSecond: number; readonly burst: number };

/** What a stage serves at most: of the whole API, and of each usage plan to each of its keys. */
export type Limits = {
  readonly stage: Throttle;
  readonly plans: Readonly<Record<Plan, Throttle & { readonly requestsPerDay: number }>>;
};

/** What each service's endpoints are about. */
export const serviceWords: Record<keyof typeof endpointModules, string> = {
  edge: 'The API itself: its documents and its state.',
  accounts: 'Organizers and what acts for them.',
  catalog: 'Venues, seating plans, events, ticket types, prices and vouchers.',
  inventory: 'What is free, holds, quotas and allocations.',
  notifications: 'Webhooks: what is told to systems of yours.',
  orders: 'From a hold to tickets.',
  payments: 'The sandbox: play money for tests, and where providers call.',
  tickets: 'Check-in lists and scans at the door.',
};

/** The first page of the document, in Markdown. */
export const introduction = (limits: Limits | undefined): string =>
  [
    'Sell tickets: hold, order, pay, enter. An endpoint that is not here does not exist.',
    'Every refusal is `application/problem+json` (RFC 9457) with a `code` that stays, a `title` and often a `detail` and a `field`. ' +
      'Answers may grow: ignore fields that you do not know. Requests are strict: unknown fields are refused with a 400 that names them.',
    'Amounts are whole minor units with their currency, times RFC 3339 in UTC. Lists answer `items` and, while there is more, `nextCursor`.',
    limits ? limitWords(limits) : 'Who calls too often is answered 429 with `Retry-After`.',
  ].join('\n\n');

const limitWords = ({ stage, plans }: Limits): string =>
  [
    `**Limits.** The whole API serves ${stage.requestsPerSecond} requests a second and ${stage.burst} at once. ` +
      'Below `/v1/partner` each key has those of its plan. Above them comes 429 with `Retry-After`.',
    ['| plan | a second | at once | a day |', '| --- | ---: | ---: | ---: |', ...Object.entries(plans).map(planRow)].join('\n'),
  ].join('\n\n');

const planRow = ([name, { requestsPerSecond, burst, requestsPerDay }]: [string, Limits['plans'][Plan]]): string =>
  `| ${name} | ${requestsPerSecond} | ${burst} | ${requestsPerDay} |`;

/** Who may call an endpoint, what limits it and how long its answers may be kept, in Markdown. */
export const operationWords = (endpoint: Endpoint): string =>
  [
    ...deprecationWords(endpoint),
    accessWords(endpoint),
    "Limit: the stage's.",
    ...(endpoint.cache ? [`Answers may be kept for ${endpoint.cache.browserSeconds} s.`] : []),
  ].join('\n\n');

/** The same of its copy below `/v1/partner`. */
export const partnerWords = (endpoint: Endpoint): string =>
  [
    permissionWords(partnerPermission),
    ...(endpoint.auth === 'order-token' ? [orderTokenWords] : []),
    "Limit: that of the key's usage plan.",
  ].join('\n\n');

/** How long a body may be, of so many bytes. */
export const bodyWords = (bytes: number): string => `At most ${bytes / 1024} KiB.`;

const deprecationWords = ({ deprecated }: Endpoint): string[] =>
  deprecated
    ? [`Deprecated since ${deprecated.since}; may be gone from ${deprecated.sunset} on. Use \`${deprecated.successor}\`.`]
    : [];

const accessWords = (endpoint: Endpoint): string => {
  switch (endpoint.auth) {
    case 'organizer':
      return permissionWords(endpoint.needs);
    case 'person':
      return 'For whoever has signed in.';
    case 'device':
      return 'For a paired scanner.';
    case 'order-token':
      return orderTokenWords;
    case 'order-link':
      return 'Needs the token of a link that was sent by mail.';
    case 'public':
      return 'For everybody: no credential.';
    case 'service':
      return "For the stage's own services.";
  }
};

const orderTokenWords = 'Needs the `accessToken` of the order.';

const permissionWords = (permission: Permission): string => {
  const { says } = permissions[permission];
  return `Needs the permission \`${permission}\`: ${says.charAt(0).toLowerCase()}${says.slice(1)}.`;
};
