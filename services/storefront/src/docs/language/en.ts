const count = (many: string, one: string, more: string): string => `${many} ${many === '1' ? one : more}`;

export const en = {
  developers: 'Onsale for developers',
  chapters: 'Documentation',
  apiReference: 'API reference',
  events: 'Events',
  permissions: 'Permissions',
  usage: 'Usage',
  code: 'Code',
  table: 'Table',

  startTitle: 'Sell tickets by API',
  startIntro: 'All that the shop does, you can do: events, holds, orders, tickets and the door. Begin with the first ticket.',
  guides: 'Guides',
  reference: 'Reference',
  apiMore: 'every endpoint with its permission, its limits, its refusals and an example',
  eventsMore: 'what happens, and what webhooks tell of it',
  permissionsMore: 'which role and which scope may call what',
  usageMore: 'what your keys called, and who is about to reach a limit',
  madeOf: 'made of',
  theOpenApi: 'the OpenAPI document',
  theAsyncApi: 'the AsyncAPI document',

  referenceLoading: 'The reference is on its way…',
  referenceFailed: 'The reference could not be loaded: load the page again.',
  eventsLoading: 'On their way…',
  eventsFailed: 'The events could not be read: load the page again.',
  exampleOf: (name: string) => `Example of ${name}`,

  usageIntro: 'What your keys called, day by day. The figures are some seconds behind; days are in UTC.',
  credential: 'API key or access token',
  credentialHint: 'With the permission usage:read. It stays in the memory of this page and is gone with it.',
  credentialEmpty: 'Paste a key (onk_…) or an access token.',
  show: 'Show the usage',
  noKeyYet: 'No such key yet? Make one',
  noKeyYetMore: 'Your first key, or one with keys:manage and usage:read, makes another that may read the usage and nothing else:',
  otherKey: 'Use another key',
  reading: 'Reading the figures…',
  readSoFar: (rows: string) => `Reading the figures… ${count(rows, 'row', 'rows')} so far`,
  refresh: 'Read again',
  unreachable: 'The API could not be reached. Are you online?',
  failed: 'The figures could not be read just now.',
  refused: {
    unauthenticated: 'This key or token is unknown, revoked or past its time. Take another one.',
    forbidden:
      'This key or token may not read the usage: it lacks the permission usage:read, or its person is in no team, or in several.',
  },

  period: 'Period',
  lastDays: (days: string) => `Last ${days} days`,
  ofKey: 'Key',
  allKeys: 'All keys',
  revokedKey: (keyId: string) => `${keyId} (revoked)`,

  emptyTitle: 'No call yet',
  emptyMore: 'Nothing was called in these days. A first call takes a minute:',
  emptyNeeds: 'Any key with events:read may make it.',
  emptyGuide: 'Or sell a whole ticket:',
  unlessLonger: 'Was it earlier? Choose a longer period.',

  callsPerDay: 'Calls per day',
  outcomes: {
    succeeded: 'Succeeded (2xx, 3xx)',
    refused: 'Refused (4xx)',
    limited: 'Over a limit (429)',
    failed: 'Failed (5xx)',
  },
  day: 'Day',
  all: 'All',
  calls: (many: string) => count(many, 'call', 'calls'),
  plotOf: (first: string, last: string, calls: string) => `Calls per day from ${first} to ${last}: ${calls} in all`,
  asTable: 'The same as a table',

  keysToday: 'Keys and their limits today',
  keysTodayMore: 'Who is closest to the limit of their plan comes first.',
  noKeys: 'There is no key yet.',
  plan: (name: string) => `Plan ${name}`,
  noPlan: 'No plan: not let in below /v1/partner, and without a limit of its own elsewhere',
  ofLimit: (calls: string, limit: string, share: string) => `${calls} of ${limit} calls today (${share})`,
  callsToday: (calls: string) => `${calls} today`,
  limitedToday: (many: string) => `${count(many, 'call', 'calls')} over a limit (429)`,
  metLimit: 'Met a limit today',
  standing: { ok: 'Has room', near: 'Close to its limit', over: 'Limit reached' },

  outgoing: 'Versions on their way out',
  outgoingNone: 'No key calls an endpoint that is on its way out.',
  outgoingOne: (key: string, calls: string, last: string) => `${key}: ${calls}, the last on ${last}.`,
  outgoingUse: (sunset: string) => `May be gone from ${sunset} on. In its place:`,

  endpoints: 'Endpoints',
  endpoint: 'Endpoint',
  callCount: 'Calls',
  p95: 'p95 time',
  p95More: '95 of 100 calls were answered within the p95 time.',
};

/** Every text of the docs outside the guides. A language that lacks one does not compile. */
export type DocsTexts = typeof en;
