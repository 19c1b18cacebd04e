import { randomUUID } from 'node:crypto';
import type { Endpoint } from '@onsale/contracts/endpoint';
import type { endpointModules } from '@onsale/contracts/registry';
import { randomIdBody } from '@onsale/kernel/id';
import { checkInListOf } from './check-in-list.ts';
import { openEvent, openVenue } from './organizer.ts';
import { organizerApi } from './shared-stack.ts';
import type { Stack } from './shared-stack.ts';
import { newMember, organizerIdOf } from './team.ts';
import { valueOf } from './value-of.ts';

type Modules = typeof endpointModules;
type EndpointIn<Module> = Extract<Module[keyof Module], Endpoint>;
type OrganizerPath = {
  [Service in keyof Modules]: Extract<EndpointIn<Modules[Service]>, { readonly auth: 'organizer' }>['path'];
}[keyof Modules];
type NameIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

/** One thing of each kind that an endpoint of organizers has in its path, by the name that it has there. */
export type Things = Readonly<Record<NameIn<OrganizerPath>, string>>;

/** They really are there, and all of them are the stack's organizer's. */
export const thingsOf = async (stack: Stack): Promise<Things> => {
  const [organizer, organizerId] = [organizerApi(stack), organizerIdOf(stack)];
  const { venueId } = await openVenue(stack);
  const { planId } = await valueOf(
    organizer('POST /v1/venues/{venueId}/seating-plans', {
      params: { venueId },
      body: {
        name: 'Hall',
        sections: [
          {
            ...{ sectionId: 'A', name: 'Block A', category: 'front', position: { x: 0, y: 0, angle: 0 } },
            rows: [{ row: '12', seats: 10 }],
          },
        ],
      },
    }),
  );
  const quotaId = `hall-${randomIdBody()}`;
  const { eventId } = await openEvent(stack, {
    ...{ venueId, seatingPlanId: planId },
    quotas: [{ quotaId, name: 'Hall', capacity: 10 }],
    ticketTypes: [{ name: 'Seat', faceValue: 0, categories: ['front'], quotaIds: [quotaId] }],
  });
  const { allocationId } = await valueOf(
    organizer('POST /v1/events/{eventId}/allocations', {
      params: { eventId },
      body: { name: 'Press', lines: [{ seatId: 'A-12-1' }] },
      headers: { idempotencyKey: randomUUID() },
    }),
  );
  const listId = await checkInListOf(organizer, eventId);
  const { webhookId } = await valueOf(
    organizer('POST /v1/webhooks', { body: { url: 'https://nobody.example/hooks', types: ['order-confirmed.v1'] } }),
  );
  const { deliveryId } = await valueOf(organizer('POST /v1/webhooks/{webhookId}/test', { params: { webhookId } }));
  const { keyId } = await valueOf(organizer('POST /v1/api-keys', { body: { name: 'Of one of two' } }));
  const { deviceId } = await valueOf(organizer('POST /v1/devices', { body: { name: 'North gate', eventIds: [eventId] } }));
  const { personId } = await newMember(stack, { role: 'door' });
  const { invitationId } = await valueOf(
    organizer('POST /v1/organizers/{organizerId}/invitations', {
      params: { organizerId },
      body: { email: `${randomUUID()}@example.org`, role: 'door' },
    }),
  );
  return {
    ...{ organizerId, venueId, eventId, quotaId, allocationId, listId },
    ...{ webhookId, deliveryId, keyId, deviceId, personId, invitationId },
  };
};

/**
 * Ends what of them goes on by itself or opens something; what is gone already stays so. A webhook that is left would be told of every order that
 * other tests place.
 */
export const endThings = async (stack: Stack, things: Partial<Things>): Promise<void> => {
  const organizer = organizerApi(stack);
  const { webhookId, keyId, deviceId, personId, invitationId, organizerId = organizerIdOf(stack) } = things;
  const team = '/v1/organizers/{organizerId}';
  if (webhookId !== undefined) await organizer('DELETE /v1/webhooks/{webhookId}', { params: { webhookId } });
  if (keyId !== undefined) await organizer('DELETE /v1/api-keys/{keyId}', { params: { keyId } });
  if (deviceId !== undefined) await organizer('DELETE /v1/devices/{deviceId}', { params: { deviceId } });
  if (personId !== undefined) await organizer(`DELETE ${team}/members/{personId}`, { params: { organizerId, personId } });
  if (invitationId !== undefined)
    await organizer(`DELETE ${team}/invitations/{invitationId}`, { params: { organizerId, invitationId } });
};

/** The like of them, but nowhere. */
export const thingsNowhere = (things: Things): Things =>
  Object.fromEntries(
    Object.entries(things).map(([name, id]) => [name, (/^[a-z]{3}_/.exec(id)?.[0] ?? '') + randomIdBody()]),
  ) as Things; // under the same names
