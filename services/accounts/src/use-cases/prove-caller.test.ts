import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { callerIn, personIn } from '@onsale/contracts/caller-context';
import { permissionsOf } from '@onsale/contracts/permissions';
import { newId } from '@onsale/kernel/id';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import type { Membership } from '../ports.ts';
import { proveCaller } from './prove-caller.ts';

const personId = newId('person');
const membership = (more: Partial<Membership> = {}): Membership => ({
  organizerId: newId('organizer'),
  organizerName: 'Club Nine',
  role: 'door',
  ...more,
});

const prove = (teams: readonly Membership[] = [], key?: ApiKey) =>
  proveCaller({
    apiKeys: { prove: () => Promise.resolve(key) },
    tokens: { prove: (token) => Promise.resolve(token === 'good' ? personId : undefined) },
    memberships: {
      find: (_, organizerId) => Promise.resolve(teams.find((each) => each.organizerId === organizerId)),
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
    for (const organizerId of [newId('organizer'), 'nonsense', undefined]) {
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

  it('with a key is the key’s, whatever token is beside it', async () => {
    const key = newApiKey(newId('organizer'));
    const kept: ApiKey = { keyId: key.keyId, name: 'x', createdAt: '2026-01-01T00:00:00Z', state: 'active', scopes: ['sell'] };
    const { organizerId, keyId } = key;
    expect(callerIn(await prove([membership()], kept)({ key: writeApiKey(key), token: 'good' }))).toEqual({
      ...{ organizerId, keyId },
      scopes: ['sell'],
    });
    expect(await prove([membership()])({ key: writeApiKey(key), token: 'good' })).toBeUndefined();
  });
});
