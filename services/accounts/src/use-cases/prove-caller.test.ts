import { callerIn, personIn } from '@onsale/contracts/caller-context';
import { permissionsOf } from '@onsale/contracts/permissions';
import { newId } from '@onsale/kernel/id';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { rfc3339 } from '@onsale/kernel/clock';
import { newDeviceId, newDeviceToken, writeDeviceToken } from '@onsale/kernel/device-token';
import type { KeptDevice } from '../domain/device.ts';
import type { OpenedKey } from '../domain/retired-secrets.ts';
import type { Membership } from '../ports.ts';
import { proveCaller } from './prove-caller.ts';

const now = Date.parse('2027-05-01T18:00:00Z');
const personId = newId('person');
const membership = (more: Partial<Membership> = {}): Membership => ({
  organizerId: newId('organizer'),
  organizerName: 'Club Nine',
  role: 'door',
  ...more,
});

const prove = (teams: readonly Membership[] = [], key?: OpenedKey, device?: KeptDevice) =>
  proveCaller({
    apiKeys: { prove: () => Promise.resolve(key) },
    devices: { prove: () => Promise.resolve(device) },
    clock: { now: () => now },
    tokens: { prove: (token) => Promise.resolve(token === 'good' ? personId : undefined) },
    memberships: {
      find: (_, organizerId) =>
        organizerId.length > 1000 // as DynamoDB does
          ? Promise.reject(new Error('Size of the sort key is larger than 1024 bytes'))
          : Promise.resolve(teams.find((each) => each.organizerId === organizerId)),
      findOnly: () => Promise.resolve(teams.length === 1 ? teams[0] : undefined),
      list: () => Promise.resolve([...teams]),
    },
  });

describe('somebody who has signed in', () => {
  it('acts for their only organizer, with what their role may do there', async () => {
    const team = membership();
    expect(callerIn(await prove([team])({ token: 'good' }))).toEqual({
      organizerId: team.organizerId,
      personId,
      scopes: permissionsOf('door'),
    });
  });

  it('acts for the one that they name of several, and for none while they name none', async () => {
    const [one, other] = [membership(), membership({ role: 'manager' })];
    const named = callerIn(await prove([one, other])({ token: 'good', organizerId: other.organizerId }));
    expect(named).toMatchObject({ organizerId: other.organizerId, scopes: permissionsOf('manager') });
    const unnamed = await prove([one, other])({ token: 'good' });
    expect([callerIn(unnamed), personIn(unnamed)]).toEqual([undefined, personId]);
  });

  it('acts for no organizer that they are no member of, but is known', async () => {
    for (const organizerId of [newId('organizer'), 'nonsense', `org_${'x'.repeat(1100)}`, '', undefined]) {
      const proven = await prove(organizerId === undefined ? [] : [membership()])({ token: 'good', organizerId });
      expect([callerIn(proven), personIn(proven)]).toEqual([undefined, personId]);
    }
  });

  it('is held to their events', async () => {
    const eventIds = [newId('event'), newId('event')];
    expect(callerIn(await prove([membership({ eventIds })])({ token: 'good' }))).toMatchObject({ eventIds });
    expect(callerIn(await prove([membership({ eventIds: [] })])({ token: 'good' }))).toMatchObject({ eventIds: [] });
  });
});

describe('a call', () => {
  it('without a credential, or with a bad one, is of nobody', async () => {
    for (const sent of [{}, { token: 'bad' }, { key: '' }, { key: 'onk_nonsense' }])
      expect(await prove([membership()])(sent)).toBeUndefined();
  });

  it('with a key is the key’s, which tells the secret and its end, whatever token is beside it', async () => {
    const key = newApiKey(newId('organizer'));
    const kept: OpenedKey = {
      keyId: key.keyId,
      name: 'x',
      createdAt: '2026-01-01T00:00:00Z',
      state: 'active',
      mode: 'live',
      scopes: ['sell'],
      version: 1,
      isRetired: false,
    };
    const { organizerId, keyId } = key;
    expect(callerIn(await prove([membership()], kept)({ key: writeApiKey(key), token: 'good' }))).toEqual({
      ...{ organizerId, keyId },
      scopes: ['sell'],
    });
    const old = { ...kept, version: 3, isRetired: true, expiresAt: '2027-05-02T18:00:00Z' };
    expect(callerIn(await prove([], old)({ key: writeApiKey(key) }))).toEqual({
      ...{ organizerId, keyId, keyVersion: 3, endsAt: old.expiresAt },
      scopes: ['sell'],
    });
    expect(await prove([membership()])({ key: writeApiKey(key), token: 'good' })).toBeUndefined();
  });
});

describe('a paired scanner', () => {
  const organizerId = newId('organizer');
  const deviceId = newDeviceId(organizerId);
  const token = writeDeviceToken(newDeviceToken(organizerId, deviceId));
  const eventIds = [newId('event'), newId('event')];
  const at = (milliseconds: number) => rfc3339(now + milliseconds);
  const kept: KeptDevice = {
    ...{
      deviceId,
      name: 'North',
      eventIds,
      createdAt: at(-2),
      createdBy: personId,
      codeExpiresAt: at(-1),
      pairedAt: at(-1),
      expiresAt: at(1),
    },
  };

  it('acts for its organizer, at its events and gates, with what scanners may do', async () => {
    const gates = ['North', '북문 2', '100 % "x"'];
    const scopes = ['check-in:scan'];
    const known = { organizerId, deviceId, scopes, eventIds };
    expect(callerIn(await prove([], undefined, kept)({ token }))).toEqual(known);
    expect(callerIn(await prove([], undefined, { ...kept, gates })({ token }))).toEqual({ ...known, gates });
  });

  it('acts for its own organizer, whichever it names', async () => {
    const proven = await prove([], undefined, kept)({ token, organizerId: newId('organizer') });
    expect(callerIn(proven)).toMatchObject({ organizerId, deviceId });
  });

  it('is nobody when its time is over, when nothing is known of it, and with what is no token', async () => {
    expect(await prove([], undefined, { ...kept, expiresAt: at(0) })({ token })).toBeUndefined();
    expect(await prove()({ token })).toBeUndefined();
    for (const sent of ['ond_', token.slice(0, -1), token.toUpperCase().replace('OND', 'ond')])
      expect(await prove([], undefined, kept)({ token: sent })).toBeUndefined();
  });

  it('is none where a key is sent beside its token', async () => {
    expect(await prove([], undefined, kept)({ key: 'onk_nonsense', token })).toBeUndefined();
  });
});
