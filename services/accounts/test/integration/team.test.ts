import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { createOrganizer as createOrganizerContract } from '@onsale/contracts/accounts/api';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { Invitation, Member } from '@onsale/contracts/accounts/team';
import type { AuditEntry } from '@onsale/contracts/audit';
import { callerIn, personIn } from '@onsale/contracts/caller-context';
import type { ResponseOf } from '@onsale/contracts/endpoint';
import { permissionsOf } from '@onsale/contracts/permissions';
import type { Role } from '@onsale/contracts/permissions';
import { actBy } from '@onsale/contracts/use-case';
import { newId } from '@onsale/kernel/id';
import type { EventId, PersonId } from '@onsale/kernel/id';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import { testIssuer } from '@onsale/testing/test-issuer';
import { updateMember } from '../../src/use-cases/update-member.ts';
import { surroundings } from '../support/surroundings.ts';

const load = async () => ({
  createOrganizer: (await import('../../src/handlers/create-organizer.ts')).handler,
  createApiKey: (await import('../../src/handlers/create-api-key.ts')).handler,
  listApiKeys: (await import('../../src/handlers/list-api-keys.ts')).handler,
  rotateApiKey: (await import('../../src/handlers/rotate-api-key.ts')).handler,
  revokeApiKey: (await import('../../src/handlers/revoke-api-key.ts')).handler,
  getMe: (await import('../../src/handlers/get-me.ts')).handler,
  getOrganizer: (await import('../../src/handlers/get-organizer.ts')).handler,
  inviteMember: (await import('../../src/handlers/invite-member.ts')).handler,
  listInvitations: (await import('../../src/handlers/list-invitations.ts')).handler,
  withdrawInvitation: (await import('../../src/handlers/withdraw-invitation.ts')).handler,
  acceptInvitation: (await import('../../src/handlers/accept-invitation.ts')).handler,
  listMembers: (await import('../../src/handlers/list-members.ts')).handler,
  updateMember: (await import('../../src/handlers/update-member.ts')).handler,
  removeMember: (await import('../../src/handlers/remove-member.ts')).handler,
  listAudit: (await import('../../src/handlers/list-audit.ts')).handler,
  authorize: (await import('../../src/handlers/authorize.ts')).handler,
});
type Handlers = Awaited<ReturnType<typeof load>>;

let table: Awaited<ReturnType<typeof surroundings>>['table'];
let others: Awaited<ReturnType<typeof surroundings>>['others'];
let end: () => void;
let handlers: Handlers;
let keysServer: Server;
let issuer: ReturnType<typeof testIssuer>;

beforeAll(async () => {
  keysServer = createServer((_, answer) => answer.end(JSON.stringify(issuer.keySet))).listen(0, '127.0.0.1');
  await once(keysServer, 'listening');
  issuer = testIssuer(`http://127.0.0.1:${(keysServer.address() as AddressInfo).port}`); // a TCP server has one
  process.env['SERVICE'] = 'accounts';
  ({ table, others, end } = await surroundings(issuer.signIn));
  handlers = await load();
});
afterAll(() => {
  keysServer.close();
  end();
});

type Parts = Pick<NonNullable<Parameters<typeof apiEvent>[0]>, 'params' | 'query' | 'body'>;
type Answer<Body = unknown> = { readonly status: number; readonly body: Body };

/** A call as the gateway makes it: first the authorizer, then the function with what that says. */
const call = async <Body = unknown>(
  name: keyof Handlers,
  headers: Record<string, string>,
  parts: Parts = {},
): Promise<Answer<Body>> => {
  const asked = { methodArn: 'arn:aws:execute-api:eu:0:api/dev/GET/v1', headers, pathParameters: parts.params ?? null };
  const proven = await handlers.authorize(asked as unknown as APIGatewayRequestAuthorizerEvent); // what it reads
  const [caller, personId] = [callerIn(proven.context), personIn(proven.context)];
  const event = apiEvent({ ...parts, ...(caller ? { caller } : personId && { personId }) });
  const { statusCode, body } = await (handlers[name] as HttpHandler)(event);
  return { status: statusCode, body: (body === '' ? undefined : JSON.parse(body)) as Body };
};

const by = (sub: string) => ({ authorization: `Bearer ${issuer.token({ sub })}` });

const newOrganizer = async () => {
  const { body } = await handlers.createOrganizer(apiEvent({ body: { name: 'Club Nine' } }));
  const { organizer, apiKey } = JSON.parse(body) as ResponseOf<typeof createOrganizerContract>;
  return { organizerId: organizer.organizerId, key: { 'x-api-key': apiKey.key } };
};

/** The code of an invitation, from the event that has it mailed. */
const mailedCode = async (invitationId: string): Promise<string> => {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  const event = Items.find(({ kind, body }) => kind === 'outbox' && String(body).includes(invitationId));
  return (JSON.parse(String(event?.['body'])) as { data: { code: string } }).data.code;
};

type Team = Awaited<ReturnType<typeof newOrganizer>>;

const invite = ({ organizerId, key }: Team, more: object, headers: Record<string, string> = key) =>
  call<Invitation>('inviteMember', headers, {
    params: { organizerId },
    body: { email: 'someone@example.org', role: 'door', ...more },
  });

const accept = async (sub: string, invitationId: string) =>
  call<{ code?: string }>('acceptInvitation', by(sub), { body: { code: await mailedCode(invitationId) } });

/** One that may do all that the first may. */
const anotherKey = async ({ key }: Team, more: object) => {
  const { status, body } = await call<{ key: string }>('createApiKey', key, { body: { name: 'Another', ...more } });
  expect(status).toBe(201);
  return { 'x-api-key': body.key };
};

let people = 0;
const join = async (team: Team, role: Role, more: object = {}) => {
  const sub = `person-${++people}`;
  const { body } = await invite(team, { role, ...more });
  expect((await accept(sub, body.invitationId)).status).toBe(201);
  const me = await call<{ personId: PersonId }>('getMe', by(sub));
  return { sub, personId: me.body.personId };
};

describe('an invitation', () => {
  it('makes whoever has its code a member, with the role and the events that it is for', async () => {
    const team = await newOrganizer();
    const { organizerId } = team;
    const eventIds = [newId('event')];
    const { status, body } = await invite(team, { eventIds });
    expect(status).toBe(201);
    expect(await accept('mina', body.invitationId)).toMatchObject({ status: 201, body: { organizerId, role: 'door', eventIds } });
    expect(await call('getMe', by('mina'))).toMatchObject({
      body: {
        organizers: [
          { organizerId, organizerName: 'Club Nine', role: 'door', eventIds, permissions: ['organizer:read', 'check-in:scan'] },
        ],
      },
    });
    expect((await call('getOrganizer', by('mina'), { params: { organizerId } })).status).toBe(200);
  });

  it('works once, for nobody else and not for a member', async () => {
    const team = await newOrganizer();
    const [first, second] = [(await invite(team, {})).body, (await invite(team, { role: 'manager' })).body];
    expect((await accept('one', first.invitationId)).status).toBe(201);
    for (const sub of ['one', 'other'])
      expect(await accept(sub, first.invitationId)).toMatchObject({ status: 409, body: { code: 'invitation-used' } });
    expect(await accept('one', second.invitationId)).toMatchObject({ status: 409, body: { code: 'already-member' } });
    expect((await accept('other', second.invitationId)).status).toBe(201); // it was not used up by that
  });

  it('makes one of two members who accept it at once', async () => {
    const { body } = await invite(await newOrganizer(), {});
    const answers = await Promise.all(['left', 'right'].map((sub) => accept(sub, body.invitationId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is a 404 for a code that is wrong, of nothing, or withdrawn, and a 409 when its week is over', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const { invitationId } = (await invite(team, {})).body;
    const code = await mailedCode(invitationId);
    const wrong = `${code.slice(0, -1)}${code.endsWith('a') ? 'b' : 'a'}`;
    for (const sent of [wrong, 'nonsense', code.replace('oni_', 'onk_')])
      expect(await call('acceptInvitation', by('x'), { body: { code: sent } })).toMatchObject({
        status: 404,
        body: { code: 'invitation-not-found' },
      });
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `organizer#${organizerId}`, sk: `invitation#${invitationId}` },
        UpdateExpression: 'SET invitation.expiresAt = :past',
        ExpressionAttributeValues: { ':past': '2026-01-01T00:00:00.000Z' },
      }),
    );
    expect(await accept('x', invitationId)).toMatchObject({ status: 409, body: { code: 'invitation-expired' } });
    const withdraw = () => call('withdrawInvitation', key, { params: { organizerId, invitationId } });
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(404);
    expect((await call('acceptInvitation', by('x'), { body: { code } })).status).toBe(404);
  });

  it('names who sent it, and when it was an earlier version of us it is over', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const manager = await join(team, 'manager');
    const [byKey, byPerson] = [(await invite(team, {})).body, (await invite(team, {}, by(manager.sub))).body];
    const keyId = expect.stringMatching(/^key_/) as string;
    expect([byKey.invitedBy, byPerson.invitedBy]).toEqual([keyId, manager.personId]);
    const { items } = (await call<{ items: Invitation[] }>('listInvitations', key, { params: { organizerId } })).body;
    expect(items).toEqual(expect.arrayContaining([byKey, byPerson]));
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `organizer#${organizerId}`, sk: `invitation#${byKey.invitationId}` },
        UpdateExpression: 'REMOVE invitation.invitedBy',
      }),
    );
    expect(await accept('x', byKey.invitationId)).toMatchObject({ status: 409, body: { code: 'invitation-expired' } });
  });

  it('is kept without its code', async () => {
    const { invitationId } = (await invite(await newOrganizer(), {})).body;
    const code = await mailedCode(invitationId);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    const others = Items.filter(({ kind }) => kind !== 'outbox');
    expect(JSON.stringify(others)).not.toContain(code.split('_')[2]);
  });
});

describe('an invitation whose sender might not send it any more', () => {
  const noSuchCode = { status: 404, body: { code: 'invitation-not-found', field: 'code' } };

  it('of a member who was removed opens nothing, also not for them, and again once they are back', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const { sub, personId } = await join(team, 'manager');
    const second = (await invite(team, { role: 'manager' }, by(sub))).body;
    expect((await call('removeMember', key, { params: { organizerId, personId } })).status).toBe(204);
    for (const who of [sub, 'second-address']) expect(await accept(who, second.invitationId)).toMatchObject(noSuchCode);
    const { items } = (await call<{ items: Member[] }>('listMembers', key, { params: { organizerId } })).body;
    expect(items).toEqual([]);
    await accept(sub, (await invite(team, { role: 'manager' })).body.invitationId);
    expect((await accept('second-address', second.invitationId)).status).toBe(201);
  });

  it.each<[string, object, Role, number]>([
    ['a lower role', { role: 'support' }, 'door', 404],
    ['a role that still may', { role: 'manager' }, 'manager', 201],
    ['a role that may not give that one', { role: 'manager' }, 'owner', 404],
    ['their role for some events alone', { eventIds: [newId('event')] }, 'door', 404],
  ])('of a member who has %s by then', async (_, body, role, status) => {
    const team = await newOrganizer();
    const { sub, personId } = await join(team, 'owner');
    await join(team, 'owner'); // one stays
    const { invitationId } = (await invite(team, { role }, by(sub))).body;
    await call('updateMember', team.key, { params: { organizerId: team.organizerId, personId }, body });
    expect((await accept(`invited-${role}-${status}`, invitationId)).status).toBe(status);
  });

  it('of a key is good with that very secret alone: not once that was rotated away or the key revoked', async () => {
    const team = await newOrganizer();
    const leaked = await anotherKey(team, {});
    const keys = (await call<{ items: ApiKey[] }>('listApiKeys', team.key)).body.items;
    const keyId = String(keys.find(({ name }) => name === 'Another')?.keyId);
    const invited = async (key: Record<string, string>) => (await invite(team, { role: 'owner' }, key)).body.invitationId;
    const [used, first] = [await invited(leaked), await invited(leaked)];
    expect((await accept('in-time', used)).status).toBe(201);
    const rotated = await call<{ key: string }>('rotateApiKey', team.key, { params: { keyId }, body: {} });
    expect(await accept('x', first)).toMatchObject(noSuchCode);
    expect(await invite(team, {}, leaked)).toMatchObject({ status: 403 }); // it ends

    const renewed = { 'x-api-key': rotated.body.key };
    const [second, third] = [await invited(renewed), await invited(renewed)];
    expect((await accept('by-the-new-one', second)).status).toBe(201);
    expect((await call('revokeApiKey', team.key, { params: { keyId } })).status).toBe(204);
    expect(await accept('x', third)).toMatchObject(noSuchCode);
  });
});

describe('the members of a team', () => {
  it('give no role that may do more than they may, and change nobody who may', async () => {
    const team = await newOrganizer();
    const { organizerId } = team;
    const [owner, manager, door] = [await join(team, 'owner'), await join(team, 'manager'), await join(team, 'door')];
    expect((await invite(team, { role: 'support' }, by(manager.sub))).status).toBe(201);
    expect(await invite(team, { role: 'owner' }, by(manager.sub))).toMatchObject({ status: 403, body: { field: 'role' } });
    expect((await invite(team, { role: 'door' }, by(door.sub))).status).toBe(403);
    const change = (who: string, personId: PersonId, role: Role) =>
      call('updateMember', by(who), { params: { organizerId, personId }, body: { role } });
    expect((await change(manager.sub, manager.personId, 'owner')).status).toBe(403);
    expect((await change(manager.sub, owner.personId, 'door')).status).toBe(403);
    expect((await call('removeMember', by(manager.sub), { params: { organizerId, personId: owner.personId } })).status).toBe(403);
    expect((await change(manager.sub, door.personId, 'support')).status).toBe(200);
  });

  it('are out, or may less, with their next request, though their token is still good', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const { sub, personId } = await join(team, 'manager');
    const list = () => call<{ items: Member[] }>('listMembers', by(sub), { params: { organizerId } });
    expect((await list()).body.items).toMatchObject([{ personId, role: 'manager', email: 'someone@example.org' }]);
    await call('updateMember', key, { params: { organizerId, personId }, body: { role: 'door' } });
    expect((await list()).status).toBe(403);
    await call('updateMember', key, { params: { organizerId, personId }, body: { role: 'manager' } });
    expect((await list()).status).toBe(200);
    expect((await call('removeMember', key, { params: { organizerId, personId } })).status).toBe(204);
    expect((await list()).status).toBe(403);
    expect(await call('removeMember', key, { params: { organizerId, personId } })).toMatchObject({
      status: 404,
      body: { code: 'member-not-found' },
    });
  });

  it('keep an owner, also when two go at once', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const owners = [await join(team, 'owner'), await join(team, 'owner')];
    const goes = ({ personId }: { personId: PersonId }, index: number) =>
      index === 0
        ? call('removeMember', key, { params: { organizerId, personId } })
        : call('updateMember', key, { params: { organizerId, personId }, body: { role: 'manager' } });
    const answers = await Promise.all(owners.map(goes));
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409 || status === 503)).toHaveLength(1);
    const { items } = (await call<{ items: Member[] }>('listMembers', key, { params: { organizerId } })).body;
    const last = items.find(({ role }) => role === 'owner');
    expect(items.filter(({ role }) => role === 'owner')).toHaveLength(1);
    expect(await call('removeMember', key, { params: { organizerId, personId: String(last?.personId) } })).toMatchObject({
      status: 409,
      body: { code: 'last-owner' },
    });
  });

  it('stay restricted when their role is changed at the same moment', async () => {
    const team = await newOrganizer();
    const { organizerId, key } = team;
    const { personId } = await join(team, 'door');
    const ports = (await import('../../src/composition.ts')).composition();
    const eventIds = [newId('event')];
    const meanwhile = async (...asked: Parameters<typeof ports.team.find>) => {
      const before = await ports.team.find(...asked);
      await call('updateMember', key, { params: { organizerId, personId }, body: { eventIds } });
      return before;
    };
    const change = updateMember({ ...ports, team: { ...ports.team, find: meanwhile } });
    const caller = { organizerId, personId: newId('person'), scopes: permissionsOf('owner') };
    const asked = { caller, act: actBy('update-member', caller), correlationId: 'x', headers: undefined };
    await expect(change({ organizerId, personId, role: 'support' }, asked)).rejects.toThrow('Somebody else changed');
    const { items } = (await call<{ items: Member[] }>('listMembers', key, { params: { organizerId } })).body;
    expect(items).toMatchObject([{ role: 'door', eventIds }]);
  });

  it('who are there for some events may do nothing that is of no event, nor give it', async () => {
    const team = await newOrganizer();
    const { organizerId } = team;
    const { sub, personId } = await join(team, 'manager', { eventIds: [newId('event')] });
    expect((await invite(team, {}, by(sub))).status).toBe(403);
    expect((await call('createApiKey', by(sub), { body: { name: 'way out' } })).status).toBe(403);
    const free = { params: { organizerId, personId }, body: { eventIds: null } };
    expect((await call('updateMember', by(sub), free)).status).toBe(403);
    expect((await call<{ eventIds?: EventId[] }>('updateMember', team.key, free)).body).not.toHaveProperty('eventIds');
    expect((await call('createApiKey', by(sub), { body: { name: 'allowed now' } })).status).toBe(201);
  });

  it('are invited, changed and removed by no test key, whatever its scopes: people act live', async () => {
    const team = await newOrganizer();
    const { organizerId } = team;
    const { personId } = await join(team, 'door');
    const { invitationId } = (await invite(team, {})).body;
    const tester = await anotherKey(team, { mode: 'test' });
    const answers = [
      await invite(team, { role: 'owner' }, tester),
      await call('updateMember', tester, { params: { organizerId, personId }, body: { role: 'owner' } }),
      await call('removeMember', tester, { params: { organizerId, personId } }),
      await call('withdrawInvitation', tester, { params: { organizerId, invitationId } }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 403,
        body: { code: 'forbidden', detail: expect.stringMatching(/^People act live.*use a live key, or sign in$/) as string },
      });
    const { items } = (await call<{ items: Member[] }>('listMembers', team.key, { params: { organizerId } })).body;
    expect(items).toMatchObject([{ personId, role: 'door' }]);
    expect((await accept('invited-live', invitationId)).status).toBe(201);
  });

  it('get no role from a key that ends, which may still remove them', async () => {
    const team = await newOrganizer();
    const { organizerId } = team;
    const { personId } = await join(team, 'door');
    const ending = await anotherKey(team, { expiresAt: new Date(Date.now() + 3600_000).toISOString() });
    const answers = [
      await invite(team, { role: 'door' }, ending),
      await call('updateMember', ending, { params: { organizerId, personId }, body: { role: 'owner' } }),
      await call('updateMember', ending, { params: { organizerId, personId }, body: { eventIds: null } }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringMatching(/^This key ends/) as string } });
    expect((await call('removeMember', ending, { params: { organizerId, personId } })).status).toBe(204);
  });

  it('of one organizer are nobody to another', async () => {
    const [mine, theirs] = [await newOrganizer(), await newOrganizer()];
    const { sub } = await join(mine, 'owner');
    const params = { organizerId: theirs.organizerId };
    expect((await call('listMembers', by(sub), { params })).status).toBe(403);
    expect((await call('listMembers', { ...by(sub), 'organizer-id': mine.organizerId }, { params })).status).toBe(403);
    expect((await call('listMembers', mine.key, { params })).status).toBe(404);
  });

  it('act for none where they name what cannot be one, however long it is', async () => {
    const { sub } = await join(await newOrganizer(), 'owner');
    for (const organizerId of ['nonsense', 'x'.repeat(1100), `org_${'x'.repeat(1100)}`]) {
      const answers = [
        await call('createApiKey', { ...by(sub), 'Organizer-Id': organizerId }, { body: { name: 'x' } }),
        await call('listMembers', by(sub), { params: { organizerId } }),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  it('of several say for which one they act', async () => {
    const [one, other] = [await newOrganizer(), await newOrganizer()];
    const { sub } = await join(one, 'owner');
    const { body } = await invite(other, { role: 'manager' });
    await accept(sub, body.invitationId);
    const create = (headers: Record<string, string> = {}) =>
      call('createApiKey', { ...by(sub), ...headers }, { body: { name: 'x' } });
    expect((await create()).status).toBe(403);
    for (const { organizerId } of [one, other]) expect((await create({ 'Organizer-Id': organizerId })).status).toBe(201);
  });
});

describe('the audit', () => {
  it('has each change with who made it, the latest first, for who may read it', async () => {
    const team = await newOrganizer();
    const params = { organizerId: team.organizerId };
    const [finance, manager] = [await join(team, 'finance'), await join(team, 'manager')];
    await call('createApiKey', by(manager.sub), { body: { name: 'x' } });
    await call('removeMember', team.key, { params: { ...params, personId: manager.personId } });
    const { items } = (await call<{ items: AuditEntry[] }>('listAudit', by(finance.sub), { params })).body;
    const keyId = expect.stringMatching(/^key_/) as string;
    expect(items.map(({ action, by: who }) => [action, who])).toEqual([
      ['remove-member', keyId],
      ['create-api-key', manager.personId],
      ['accept-invitation', manager.personId],
      ['invite-member', keyId],
      ['accept-invitation', finance.personId],
      ['invite-member', keyId],
    ]);
    expect(items[0]).toMatchObject({ subject: manager.personId, role: 'manager' });
    const { sub } = await join(team, 'support');
    expect((await call('listAudit', by(sub), { params })).status).toBe(403);
  });

  it('is read with no test key, since it tells of live keys and people', async () => {
    const team = await newOrganizer();
    const answer = await call('listAudit', await anotherKey(team, { mode: 'test' }), {
      params: { organizerId: team.organizerId },
    });
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('live key') as string },
    });
  });

  it('goes on where a page ended, and knows no other cursor', async () => {
    const team = await newOrganizer();
    const params = { organizerId: team.organizerId };
    for (let times = 0; times < 3; times++) await invite(team, {});
    const page = (query: Record<string, string>) =>
      call<{ items: AuditEntry[]; nextCursor: string }>('listAudit', team.key, { params, query });
    const { body: first } = await page({ limit: '2' });
    const { body: second } = await page({ limit: '2', cursor: first.nextCursor });
    expect([first.items.length, second.items.length]).toEqual([2, 1]);
    expect(new Set([...first.items, ...second.items].map(({ entryId }) => entryId)).size).toBe(3);
    for (const cursor of ['nonsense', Buffer.from('{"before":"x"}').toString('base64url')])
      expect(await page({ cursor })).toMatchObject({ status: 400, body: { field: 'cursor' } });
  });

  it('is refused for a moment, not shown in part, while a service does not answer for its own', async () => {
    const team = await newOrganizer();
    others.answer(false);
    const answer = await call('listAudit', team.key, { params: { organizerId: team.organizerId } });
    others.answer(true);
    expect(answer).toMatchObject({
      status: 503,
      body: {
        code: 'temporarily-unavailable',
        detail: expect.stringContaining('catalog and inventory and notifications') as string,
      },
    });
  });

  it('has nothing of what was refused', async () => {
    const team = await newOrganizer();
    const params = { organizerId: team.organizerId };
    const owner = await join(team, 'owner');
    await call('removeMember', team.key, { params: { ...params, personId: owner.personId } });
    const { items } = (await call<{ items: AuditEntry[] }>('listAudit', team.key, { params })).body;
    expect(items.map(({ action }) => action)).toEqual(['accept-invitation', 'invite-member']);
  });
});
