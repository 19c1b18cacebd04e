import * as z from 'zod/mini';
import { defineEvent } from '../event.ts';
import type { Role } from '../permissions.ts';
import { ApiKeyId, growing, Instant, InvitationId, Locale, OrganizerId } from '../shapes.ts';

/** `code` makes whoever has it a member: once, until `expiresAt`. */
export const memberInvited = defineEvent({
  type: 'onsale.accounts.member-invited.v1',
  data: z.object({
    invitationId: InvitationId,
    organizerId: OrganizerId,
    organizerName: z.string(),
    email: z.string(),
    role: growing<Role>(),
    locale: Locale,
    code: z.string(),
    expiresAt: Instant,
  }),
});

/** A key has a new secret. Older ones end at the latest then. */
export const apiKeyRotated = defineEvent({
  type: 'onsale.accounts.api-key-rotated.v1',
  data: z.object({ keyId: ApiKeyId, organizerId: OrganizerId, name: z.string(), oldSecretsUntil: Instant }),
});
