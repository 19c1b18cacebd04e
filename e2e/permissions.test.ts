import type { Endpoint } from '@onsale/contracts/endpoint';
import { mayDevices, permissionsOf, Role } from '@onsale/contracts/permissions';
import { newId } from '@onsale/kernel/id';
import { testIssuer } from '@onsale/testing/test-issuer';
import { ofDevices, ofOrganizers, ofPartners, ofPeople } from './support/called-endpoints.ts';
import { inLanes } from './support/in-lanes.ts';
import { send } from './support/raw.ts';
import { pairedScanner } from './support/scanner.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { endedToken, newMember, organizerIdOf, somebody } from './support/team.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const organizerId = organizerIdOf(stack);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const key = (value: string) => ({ 'x-api-key': value });

/** The endpoint at things that are nowhere, with nothing in its body: whoever may call it is told so, and nothing happens. */
const statusOf = async (
  { method, path }: Endpoint,
  headers: Record<string, string>,
  of: string = organizerId,
): Promise<number> => {
  const url =
    stack.site +
    path
      .replace('{organizerId}', of)
      .replace('{eventId}', 'evt_none')
      .replace(/\{\w+\}/g, 'none');
  return (await send(url, { method, headers, ...(method === 'GET' ? {} : { body: {} }) })).status;
};

type Seen = Record<string, number>;

/** Each endpoint by name with what it answers, but for answers that only someone who may call it gets, which are all the same: 0. */
const answersTo = async (
  called: readonly Endpoint[],
  headers: Record<string, string>,
  of: (endpoint: Endpoint) => string = () => organizerId,
): Promise<Seen> => {
  const seen: Seen = {};
  await inLanes(called, 4, async (endpoint) => {
    const status = await statusOf(endpoint, headers, of(endpoint));
    expect([endpoint.path, status < 500]).toEqual([endpoint.path, true]);
    seen[`${endpoint.method} ${endpoint.path}`] = [401, 403].includes(status) ? status : 0;
  });
  return seen;
};

const expected = (called: readonly Endpoint[], status: (endpoint: Endpoint) => number): Seen =>
  Object.fromEntries(called.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, status(endpoint)]));

describe('every endpoint of organizers', () => {
  it.each(Role.options)('lets a member in as %s who has its permission, and no other', async (role) => {
    const { token } = await newMember(stack, { role });
    const may = permissionsOf(role);
    expect(await answersTo(ofOrganizers, bearer(token))).toEqual(
      expected(ofOrganizers, ({ needs }) => (needs && may.includes(needs) ? 0 : 403)),
    );
    expect(await answersTo(ofPeople, bearer(token))).toEqual(expected(ofPeople, () => 0));
  });

  it('lets in a key with its scope, and no other', async () => {
    const { key: value } = await valueOf(organizer('POST /v1/api-keys', { body: { name: 'Matrix', scopes: ['events:read'] } }));
    expect(await answersTo(ofOrganizers, key(value))).toEqual(
      expected(ofOrganizers, ({ needs }) => (needs === 'events:read' ? 0 : 403)),
    );
    expect(await answersTo(ofPeople, key(value))).toEqual(expected(ofPeople, () => 403));
  });

  it('lets a paired scanner in to scan, until it is revoked, and nobody else where only scanners are', async () => {
    const { token, deviceId } = await pairedScanner(stack, { eventIds: [newId('event')] });
    expect(await answersTo(ofOrganizers, bearer(token))).toEqual(
      expected(ofOrganizers, ({ needs }) => (needs && mayDevices(needs) ? 0 : 403)),
    );
    expect(await answersTo(ofPeople, bearer(token))).toEqual(expected(ofPeople, () => 403));
    expect(await answersTo(ofDevices, bearer(token))).toEqual(expected(ofDevices, () => 0));
    for (const headers of [bearer((await newMember(stack, { role: 'owner' })).token), key(stack.organizerKey)])
      expect(await answersTo(ofDevices, headers)).toEqual(expected(ofDevices, () => 403));

    await valueOf(organizer('DELETE /v1/devices/{deviceId}', { params: { deviceId } }));
    const called = [...ofOrganizers, ...ofPeople, ...ofDevices];
    expect(await answersTo(called, bearer(token))).toEqual(expected(called, () => 401));
  });

  it('succeeds for no member who is there for another event', async () => {
    const { token } = await newMember(stack, { role: 'manager', eventIds: [newId('event')] });
    const others = ofOrganizers.filter(({ checksEvents }) => !checksEvents);
    await inLanes(others, 4, async (endpoint) => {
      expect([endpoint.path, (await statusOf(endpoint, bearer(token))) >= 400]).toEqual([endpoint.path, true]);
    });
  });

  it('answers 403 to somebody of no team, and to a member who names another organizer', async () => {
    const [{ token: stranger }, { token }] = [await somebody(stack), await newMember(stack, { role: 'owner' })];
    expect(await answersTo(ofOrganizers, bearer(stranger))).toEqual(expected(ofOrganizers, () => 403));
    const other = newId('organizer');
    const named = { ...bearer(token), 'organizer-id': other };
    expect(await answersTo(ofOrganizers, named, () => other)).toEqual(expected(ofOrganizers, () => 403));
  });

  it('answers 401 to nobody, to what is no key and no token, and to an issuer that is not ours', async () => {
    const forged = testIssuer(stack.signIn).token();
    const known = [...ofOrganizers, ...ofPeople, ...ofDevices];
    for (const headers of [{}, key('onk_nonsense'), bearer('nonsense'), bearer(forged)])
      expect(await answersTo(known, headers)).toEqual(expected(known, () => 401));
  });

  it('answers 401 to a token of ours whose time is over', async () => {
    const called = [...ofOrganizers, ...ofPeople];
    expect(await answersTo(called, bearer(await endedToken(stack)))).toEqual(expected(called, () => 401));
  });

  it('answers 403 to a member who was taken out of the team, though their token is still good', async () => {
    const { personId, token } = await newMember(stack, { role: 'owner' });
    const path = '/v1/organizers/{organizerId}/members/{personId}';
    await valueOf(organizer(`DELETE ${path}`, { params: { organizerId, personId } }));
    expect(await answersTo(ofOrganizers, bearer(token))).toEqual(expected(ofOrganizers, () => 403));
    expect(await answersTo(ofPeople, bearer(token))).toEqual(expected(ofPeople, () => 0));
  });

  it('answers 401 to a key that was revoked', async () => {
    const made = await valueOf(organizer('POST /v1/api-keys', { body: { name: 'Matrix' } }));
    await valueOf(organizer('DELETE /v1/api-keys/{keyId}', { params: { keyId: made.keyId } }));
    expect(await answersTo(ofOrganizers, key(made.key))).toEqual(expected(ofOrganizers, () => 401));
  });
});

test('every endpoint of partners answers 401 to people and devices, whatever they may do, and to nobody', async () => {
  const { token } = await newMember(stack, { role: 'owner' });
  const scanner = await pairedScanner(stack, { eventIds: [newId('event')] });
  for (const headers of [bearer(token), bearer(scanner.token), key(scanner.token), {}])
    expect(await answersTo(ofPartners, headers)).toEqual(expected(ofPartners, () => 401));
});
