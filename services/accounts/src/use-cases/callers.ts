import { permissionsOf } from '@onsale/contracts/permissions';
import type { TeamCaller } from '@onsale/contracts/use-case';
import type { OrganizerId, PersonId } from '@onsale/kernel/id';
import type { OpenedKey } from '../domain/retired-secrets.ts';
import type { Membership } from '../ports.ts';

/** Whoever calls with that secret of a key. */
export const asKey = (
  organizerId: OrganizerId,
  { keyId, version, scopes, mode, expiresAt, allowedOrigins }: OpenedKey,
): TeamCaller => ({
  ...{ organizerId, keyId, keyVersion: version, scopes, mode },
  ...(expiresAt !== undefined && { endsAt: expiresAt }),
  ...(allowedOrigins && { origins: allowedOrigins }),
});

/** Somebody who acts for an organizer of whose team they are. */
export const asMember = (personId: PersonId, { organizerId, role, eventIds }: Membership): TeamCaller => ({
  ...{ organizerId, personId, scopes: permissionsOf(role) },
  ...(eventIds && { eventIds }),
});
