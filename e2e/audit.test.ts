import { randomUUID } from 'node:crypto';
import { createClient } from '@onsale/client/client';
import { auditActions } from '@onsale/contracts/audit';
import type { AuditEntry } from '@onsale/contracts/audit';
import { receiver } from '@onsale/testing/receiver';
import { allOf } from './support/all-of.ts';
import { openEvent } from './support/organizer.ts';
import { organizerApi, sharedStack } from './support/shared-stack.ts';
import { newMember, organizerIdOf, somebody } from './support/team.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const params = { organizerId: organizerIdOf(stack) };
const once = () => ({ idempotencyKey: randomUUID() });

/** All that was done since, the first first, read in small pages: other tests write to the same audit meanwhile. */
const doneBy = async (who: readonly string[], bearer: string): Promise<AuditEntry[]> => {
  const found = await allOf(organizer, 'GET /v1/organizers/{organizerId}/audit', { params, query: { limit: 20 }, bearer });
  return found.filter(({ by }) => who.includes(by)).reverse();
};

test('each change that a person or a key makes in any service is in the audit, in order, with who made it and what it was made to', async () => {
  const there = await receiver();
  const { token: bearer, personId, api } = await newMember(stack, { role: 'owner' });
  const venue = { name: `Venue ${randomUUID()}`, address: '1 Long Street', timeZone: 'Asia/Seoul' };
  const { venueId } = await valueOf(api('POST /v1/venues', { body: venue, bearer }));
  const block = {
    sectionId: 'A',
    name: 'A',
    category: 'all',
    rows: [{ row: '1', seats: 4 }],
    position: { x: 0, y: 0, angle: 0 },
  };
  const plan = { params: { venueId }, body: { name: 'Concert', sections: [block] }, bearer };
  const { planId } = await valueOf(api('POST /v1/venues/{venueId}/seating-plans', plan));
  const startsAt = new Date(Date.now() + 30 * 24 * 3600_000).toISOString();
  const draft = {
    name: 'Audited',
    venueId,
    startsAt,
    currency: 'EUR' as const,
    ticketTypes: [{ name: 'Standing', faceValue: 0, quota: 9 }],
  };
  const { eventId } = await valueOf(api('POST /v1/events', { body: draft, bearer }));
  const ofEvent = { params: { eventId }, bearer };
  await valueOf(api('PATCH /v1/events/{eventId}', { ...ofEvent, body: { name: 'Audited again' } }));
  await valueOf(api('POST /v1/events/{eventId}/publish', ofEvent));
  await valueOf(api('POST /v1/events/{eventId}/cancel', ofEvent));

  const { key, keyId } = await valueOf(api('POST /v1/api-keys', { body: { name: 'Desk' }, bearer }));
  const desk = createClient({ baseUrl: stack.site, apiKey: key });
  const onSale = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 0, quota: 9 }] });
  const { items: quotas } = await valueOf(desk('GET /v1/events/{eventId}/quotas', { params: onSale }));
  const quotaId = quotas[0]?.quotaId ?? '';
  const ofQuota = { params: { eventId: onSale.eventId, quotaId } };
  await valueOf(desk('PATCH /v1/events/{eventId}/quotas/{quotaId}', { ...ofQuota, body: { capacity: 12 } }));
  const held = { name: 'Press', lines: [{ quotaId, quantity: 1 }] };
  const { allocationId } = await valueOf(
    desk('POST /v1/events/{eventId}/allocations', { params: onSale, body: held, headers: once() }),
  );
  const ofAllocation = { params: { eventId: onSale.eventId, allocationId }, body: {}, headers: once() };
  const release = () => desk('POST /v1/events/{eventId}/allocations/{allocationId}/release', ofAllocation);
  await valueOf(release());
  await valueOf(release()); // the same again: no second row

  const hook = { url: there.url, types: ['order-confirmed.v1' as const] };
  const { webhookId } = await valueOf(desk('POST /v1/webhooks', { body: hook }));
  const ofWebhook = { params: { webhookId } };
  await valueOf(desk('PATCH /v1/webhooks/{webhookId}', { ...ofWebhook, body: { description: 'Ours' } }));
  await valueOf(desk('POST /v1/webhooks/{webhookId}/rotate-secret', { ...ofWebhook, body: {} }));
  const { deliveryId } = await valueOf(desk('POST /v1/webhooks/{webhookId}/test', ofWebhook));
  const ofDelivery = { params: { webhookId, deliveryId } };
  await valueOf(desk('POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay', ofDelivery));
  await valueOf(desk('DELETE /v1/webhooks/{webhookId}', ofWebhook));
  await there.close();

  const scanner = await valueOf(api('POST /v1/devices', { body: { name: 'Door', eventIds: [onSale.eventId] }, bearer }));
  const { deviceId } = await valueOf(api('POST /v1/devices/pair', { body: { code: scanner.pairing.code } }));
  await valueOf(api('PATCH /v1/devices/{deviceId}', { params: { deviceId }, body: { name: 'North' }, bearer }));
  await valueOf(api('DELETE /v1/devices/{deviceId}', { params: { deviceId }, bearer }));
  const invitations = '/v1/organizers/{organizerId}/invitations';
  const { email } = await somebody(stack);
  const { invitationId } = await valueOf(api(`POST ${invitations}`, { params, body: { email, role: 'door' }, bearer }));
  await valueOf(api(`DELETE ${invitations}/{invitationId}`, { params: { ...params, invitationId }, bearer }));
  const other = await newMember(stack, { role: 'door' });
  const member = { params: { ...params, personId: other.personId }, bearer };
  await valueOf(api('PATCH /v1/organizers/{organizerId}/members/{personId}', { ...member, body: { role: 'support' } }));
  expect(await api('GET /v1/organizers/{organizerId}/audit', { params, bearer: other.token })).toMatchObject({
    error: { code: 'forbidden' },
  });
  await valueOf(api('DELETE /v1/organizers/{organizerId}/members/{personId}', member));
  await valueOf(api('PATCH /v1/api-keys/{keyId}', { params: { keyId }, body: { name: 'Front desk' }, bearer }));
  await valueOf(api('POST /v1/api-keys/{keyId}/rotate', { params: { keyId }, body: {}, bearer }));
  await valueOf(api('DELETE /v1/api-keys/{keyId}', { params: { keyId }, bearer }));

  const rows = await doneBy([personId, keyId], bearer);
  const told = rows.map(({ action, by, subject, within, fields }) => [
    action,
    by === keyId ? 'key' : 'person',
    ...[subject, within, fields].filter((each) => each !== undefined),
  ]);
  expect(told).toEqual([
    ['accept-invitation', 'person', expect.stringMatching(/^inv_/)],
    ['create-venue', 'person', venueId],
    ['create-seating-plan', 'person', planId, venueId],
    ['create-event', 'person', eventId, venueId],
    ['update-event', 'person', eventId, ['name']],
    ['publish-event', 'person', eventId],
    ['cancel-event', 'person', eventId],
    ['create-api-key', 'person', keyId],
    ['set-capacity', 'key', quotaId, onSale.eventId, ['capacity']],
    ['create-allocation', 'key', allocationId, onSale.eventId],
    ['release-allocation', 'key', allocationId, onSale.eventId],
    ['create-webhook', 'key', webhookId],
    ['change-webhook', 'key', webhookId, ['description']],
    ['rotate-webhook-secret', 'key', webhookId],
    ['test-webhook', 'key', deliveryId, webhookId],
    ['replay-webhook-delivery', 'key', deliveryId, webhookId],
    ['delete-webhook', 'key', webhookId],
    ['create-device', 'person', deviceId],
    ['pair-device', 'person', deviceId],
    ['update-device', 'person', deviceId, ['name']],
    ['revoke-device', 'person', deviceId],
    ['invite-member', 'person', invitationId],
    ['withdraw-invitation', 'person', invitationId],
    ['update-member', 'person', other.personId, ['role']],
    ['remove-member', 'person', other.personId],
    ['update-api-key', 'person', keyId, ['name']],
    ['rotate-api-key', 'person', keyId],
    ['revoke-api-key', 'person', keyId],
  ]);
  expect(rows.map(({ action }) => action).sort()).toEqual([...auditActions].sort()); // a new one belongs above
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
});
