import type { ResponseTo } from '@onsale/client/routes';
import { createDevice } from '@onsale/contracts/accounts/devices';
import type { Endpoint } from '@onsale/contracts/endpoint';
import { newId } from '@onsale/kernel/id';
import { ofOrganizers, ofPartners } from './support/called-endpoints.ts';
import { documentedCalls } from './support/documented-calls.ts';
import type { Answered } from './support/documented-calls.ts';
import { inLanes } from './support/in-lanes.ts';
import { buyerApi, organizerApi, otherOrganizer, sharedStack } from './support/shared-stack.ts';
import { newMember } from './support/team.ts';
import { endThings, thingsNowhere, thingsOf } from './support/things.ts';
import type { Things } from './support/things.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const other = otherOrganizer(stack);
const key = (value: string) => ({ 'x-api-key': value });

let call: Awaited<ReturnType<typeof documentedCalls>>;
let ours: Things;
let theirs: Things;
/** What tests made in passing. */
const made: Partial<Things>[] = [];

beforeAll(async () => {
  [call, ours, theirs] = await Promise.all([documentedCalls(stack), thingsOf(stack), thingsOf(other)]);
}, 120_000);
afterAll(async () => {
  for (const things of [ours, ...made]) await endThings(stack, things);
  await endThings(other, theirs);
});

const namesIn = ({ path }: Endpoint): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const ofOneThing = ofOrganizers.filter((endpoint) => namesIn(endpoint).length > 0);

/** What somebody learns from an answer: why they are refused, or whether it holds anything of theirs. */
const told = ({ status, text }: Answered) => {
  if (status < 400) return { status, isAboutThem: Object.values(theirs).some((id) => text.includes(id)) };
  const { code, field, detail } = JSON.parse(text) as Record<string, unknown>; // a problem
  return { status, code, field, detail };
};

type Choose = (endpoint: Endpoint, foreign: Things) => Things;

/** What each endpoint answers to who names things of theirs: the same as about things that are nowhere, or it would tell that they are there. */
const toldOf = async (
  called: readonly Endpoint[],
  credential: Record<string, string>,
  choose: Choose = (_, foreign) => foreign,
) => {
  const nowhere = thingsNowhere(theirs);
  const answers = await inLanes(called, 4, async (endpoint) => {
    const name = `${endpoint.method} ${endpoint.path}`;
    const ask = async (things: Things) => {
      const answered = await call(endpoint, choose(endpoint, things), credential);
      if (answered.status === 201) made.push(JSON.parse(answered.text) as Partial<Things>); // it names what it is by the same names
      return told(answered);
    };
    const real = await ask(theirs);
    expect([name, real]).toEqual([name, await ask(nowhere)]);
    return [name, real] as const;
  });
  return Object.fromEntries(answers);
};

const statuses = (answers: Awaited<ReturnType<typeof toldOf>>) =>
  Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));
const expected = (called: readonly Endpoint[], status: (endpoint: Endpoint) => number) =>
  Object.fromEntries(called.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, status(endpoint)]));

describe('a thing of another organizer', () => {
  it('is nowhere for a key that may do everything, whatever it wants of it', async () => {
    const answers = await toldOf(ofOneThing, key(stack.organizerKey));
    expect(statuses(answers)).toEqual(expected(ofOneThing, () => 404));
  });

  it('is nowhere within what is one’s own', async () => {
    const within = ofOneThing.filter((endpoint) => namesIn(endpoint).length > 1);
    const innermost: Choose = (endpoint, foreign) => {
      const name = namesIn(endpoint).at(-1) as keyof Things; // an endpoint of organizers has no others
      return { ...ours, [name]: foreign[name] };
    };
    const answers = await toldOf(within, key(stack.organizerKey), innermost);
    expect(statuses(answers)).toEqual(expected(within, () => 404));
  });

  it('is nowhere for an owner, who is told 403 where they name the other organizer', async () => {
    const { token, personId } = await newMember(stack, { role: 'owner' });
    made.push({ personId });
    const answers = await toldOf(ofOneThing, { authorization: `Bearer ${token}` });
    expect(statuses(answers)).toEqual(
      expected(ofOneThing, (endpoint) => (namesIn(endpoint).includes('organizerId') ? 403 : 404)),
    );
  });

  it('is in no list, and nothing is made with it', async () => {
    const others = ofOrganizers.filter((endpoint) => ![...ofOneThing, createDevice].includes(endpoint));
    const answers = await toldOf(others, key(stack.organizerKey));
    for (const [name, answer] of Object.entries(answers))
      expect([name, answer]).not.toEqual([name, expect.objectContaining({ isAboutThem: true })]);
    expect(answers['POST /v1/events']).toMatchObject({ status: 404, code: 'venue-not-found' });
  });

  it('is nowhere for a partner', async () => {
    const { key: value, keyId } = await valueOf(
      organizerApi(stack)('POST /v1/api-keys', { body: { name: 'Partner', scopes: ['sell'], plan: 'partner' } }),
    );
    made.push({ keyId });
    const ofEvents = ofPartners.filter(({ path }) => /events\/\{eventId\}|holds$/.test(path));
    expect(statuses(await toldOf(ofEvents, key(value)))).toEqual(expected(ofEvents, () => 404));
  });

  it('may be named to a scanner of one’s own, to which it opens nothing', async () => {
    const { eventId, listId } = theirs;
    const { status, text } = await call(createDevice, theirs, key(stack.organizerKey));
    const { deviceId, eventIds, gates, pairing } = JSON.parse(text) as ResponseTo<'POST /v1/devices'>; // held against the document
    made.push({ deviceId });
    expect([status, eventIds]).toEqual([201, [eventId]]); // taken as they are: ADR 26
    const api = buyerApi(stack);
    const { token: bearer } = await valueOf(api('POST /v1/devices/pair', { body: { code: pairing.code } }));
    expect(await valueOf(api('GET /v1/check-in/lists', { query: { eventId }, bearer }))).toEqual({ items: [] });
    const body = { scanId: newId('scan'), code: 'of-nobody', scannedAt: new Date().toISOString(), gate: gates?.[0] ?? 'North' };
    expect(await api('POST /v1/check-in/lists/{listId}/scans', { params: { listId }, body, bearer })).toMatchObject({
      error: { code: 'check-in-list-not-found' },
    });
  });

  it('is there after all of that for its own organizer, at every endpoint', async () => {
    const order = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE']; // what takes things away comes last
    const inOrder = [...ofOneThing].sort((one, next) => order.indexOf(one.method) - order.indexOf(next.method));
    for (const endpoint of inOrder) {
      const { status, text } = await call(endpoint, theirs, key(other.organizerKey));
      const name = `${endpoint.method} ${endpoint.path}`;
      expect([name, status, [401, 403, 404].includes(status) || status >= 500 ? text : '']).toEqual([name, status, '']);
    }
  });
});
