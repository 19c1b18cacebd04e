import { randomUUID } from 'node:crypto';
import { allOf } from './support/all-of.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { invitationCodeTo, newMember, organizerIdOf, somebody } from './support/team.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const params = { organizerId: organizerIdOf(stack) };
const invitations = '/v1/organizers/{organizerId}/invitations';
const memberPath = '/v1/organizers/{organizerId}/members/{personId}';

test('a mail makes who has signed in a member, who may do what their role may until it is taken away', async () => {
  const { personId, token: bearer, api, code } = await newMember(stack, { role: 'manager' });
  const venue = { name: `Venue ${randomUUID()}`, address: '1 Long Street', timeZone: 'Asia/Seoul' };
  await valueOf(api('POST /v1/venues', { body: venue, bearer }));
  expect(await api('POST /v1/invitations/accept', { body: { code }, bearer })).toMatchObject({
    error: { code: 'invitation-used' },
  });

  const member = { ...params, personId };
  await valueOf(organizer(`PATCH ${memberPath}`, { params: member, body: { role: 'finance' } }));
  expect(await api('POST /v1/venues', { body: venue, bearer })).toMatchObject({ error: { code: 'forbidden' } });
  await valueOf(api('GET /v1/venues', { bearer }));

  await valueOf(organizer(`DELETE ${memberPath}`, { params: member }));
  expect(await api('GET /v1/venues', { bearer })).toMatchObject({ error: { code: 'forbidden' } });
  expect(await valueOf(api('GET /v1/me', { bearer }))).toEqual({ personId, organizers: [] });

  const audit = await allOf(organizer, 'GET /v1/organizers/{organizerId}/audit', { params, query: { limit: 100 } });
  const theirs = audit.filter(({ by, subject }) => [by, subject].includes(personId)).map(({ action }) => action);
  expect(theirs).toEqual(['remove-member', 'update-member', 'create-venue', 'accept-invitation']);
});

test('owners make room for one another, and the last one stays', async () => {
  const [first, second] = [await newMember(stack, { role: 'owner' }), await newMember(stack, { role: 'owner' })];
  await valueOf(organizer(`DELETE ${memberPath}`, { params: { ...params, personId: first.personId } }));
  const asSecond = { params, query: { limit: 100 }, bearer: second.token };
  const members = await allOf(organizer, 'GET /v1/organizers/{organizerId}/members', asSecond);
  const owners = members.filter(({ role }) => role === 'owner').map(({ personId }) => personId);
  expect(owners).toContain(second.personId);
  expect(owners).not.toContain(first.personId);
  const member = { ...params, personId: second.personId };
  const demoted = await organizer(`PATCH ${memberPath}`, { params: member, body: { role: 'manager' } });
  expect(demoted.ok || demoted.error.code).toBe(owners.length > 1 ? true : 'last-owner'); // other tests have owners too
});

test('an invitation that is withdrawn is listed no more and opens nothing', async () => {
  const { email } = await somebody(stack);
  const { invitationId } = await valueOf(organizer(`POST ${invitations}`, { params, body: { email, role: 'door' } }));
  const listed = async () => {
    const open = await allOf(organizer, `GET ${invitations}`, { params, query: { limit: 100 } });
    return open.map((each) => each.invitationId);
  };
  expect(await listed()).toContain(invitationId);
  const withdraw = () => organizer(`DELETE ${invitations}/{invitationId}`, { params: { ...params, invitationId } });
  await valueOf(withdraw());
  expect(await withdraw()).toMatchObject({ error: { code: 'invitation-not-found' } });
  expect(await listed()).not.toContain(invitationId);
});

test('an invitation opens nothing once whoever sent it was removed', async () => {
  const { personId, token, api } = await newMember(stack, { role: 'manager' });
  const second = await somebody(stack);
  const body = { email: second.email, role: 'manager' } as const;
  const { invitedBy } = await valueOf(api(`POST ${invitations}`, { params, body, bearer: token }));
  expect(invitedBy).toBe(personId);
  const code = await invitationCodeTo(stack, second.email);
  await valueOf(organizer(`DELETE ${memberPath}`, { params: { ...params, personId } }));
  for (const bearer of [second.token, token])
    expect(await api('POST /v1/invitations/accept', { body: { code }, bearer })).toMatchObject({
      error: { code: 'invitation-not-found' },
    });
});
