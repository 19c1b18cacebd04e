import type { ApiKeyId, DeviceId, InvitationId, OrganizerId, PersonId } from '@onsale/kernel/id';

/** An organizer, its keys, its devices, its team and who is invited into it: on one partition. */
export const organizerKey = (organizerId: OrganizerId) => ({ pk: `organizer#${organizerId}`, sk: 'organizer' });

export const apiKeyKey = (organizerId: OrganizerId, keyId: ApiKeyId | '') => ({
  pk: organizerKey(organizerId).pk,
  sk: `key#${keyId}`,
});

export const memberKey = (organizerId: OrganizerId, personId: PersonId | '') => ({
  pk: organizerKey(organizerId).pk,
  sk: `member#${personId}`,
});

export const invitationKey = (organizerId: OrganizerId, invitationId: InvitationId | '') => ({
  pk: organizerKey(organizerId).pk,
  sk: `invitation#${invitationId}`,
});

export const deviceKey = (organizerId: OrganizerId, deviceId: DeviceId | '') => ({
  pk: organizerKey(organizerId).pk,
  sk: `device#${deviceId}`,
});

/** The same membership seen from the person, which is how the authorizer looks for it. */
export const membershipKey = (personId: PersonId, organizerId: OrganizerId | '') => ({
  pk: `person#${personId}`,
  sk: `organizer#${organizerId}`,
});
