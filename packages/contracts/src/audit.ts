import * as z from 'zod/mini';
import type { OrganizerId } from '@onsale/kernel/id';
import { defineEndpoint } from './endpoint.ts';
import type { Role } from './permissions.ts';
import { ApiKeyId, growing, id, Instant, OrganizerId as OrganizerIdShape, PersonId, whole } from './shapes.ts';

/** Every change that the audit tells of. An endpoint that makes one names it: its own name in other letters. */
export const auditActions = [
  'accept-invitation',
  'cancel-event',
  'change-webhook',
  'create-allocation',
  'create-api-key',
  'create-device',
  'create-event',
  'create-seating-plan',
  'create-venue',
  'create-webhook',
  'delete-webhook',
  'invite-member',
  'pair-device',
  'publish-event',
  'release-allocation',
  'remove-member',
  'replay-webhook-delivery',
  'revoke-api-key',
  'revoke-device',
  'rotate-api-key',
  'rotate-webhook-secret',
  'set-capacity',
  'test-webhook',
  'update-api-key',
  'update-device',
  'update-event',
  'update-member',
  'withdraw-invitation',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Why an endpoint that changes something leaves no row in the audit. */
export type NotAudited = { readonly because: string };

const AuditEntryId = id('auditEntry');

/** What is written down of a change, in the change's own transaction. */
export const AuditEntryShape = z.object({
  entryId: AuditEntryId,
  at: Instant,
  action: growing<AuditAction>(),
  /** Who: a key or a person; whoever made the code that a device was paired with. */
  by: z.union([ApiKeyId, PersonId]),
  /** The id of the thing that it was done to. */
  subject: z.string(),
  /** The id of the thing that this one is part of: a quota's event, a delivery's webhook. */
  within: z.optional(z.string()),
  /** Which fields a change named. */
  fields: z.optional(z.array(z.string())),
  role: z.optional(growing<Role>()),
});
export type AuditEntry = z.output<typeof AuditEntryShape>;

/** A row but for its id and time, and whose it is. */
export type Act = Omit<AuditEntry, 'entryId' | 'at'> & { readonly organizerId: OrganizerId };

/** Where a row stands: by its time and, within a millisecond, by its id. The same order in every service. */
export const auditMarkOf = ({ at, entryId }: Pick<AuditEntry, 'at' | 'entryId'>): string => `${at}#${entryId}`;

export const AuditMark = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z#aud_[0-9A-Za-z_-]{1,64}$/));

/** How accounts asks a service for the rows that it keeps of an organizer: the latest ones before a row, which need not be its own. */
export const auditPart = <const Service extends string>(service: Service) =>
  defineEndpoint({
    method: 'GET',
    path: `/internal/v1/${service}-audit`,
    auth: 'service',
    summary: `What ${service} has of an organizer's audit, the latest first`,
    query: z.strictObject({
      organizerId: OrganizerIdShape,
      limit: z.coerce.number().check(whole(1, 100)),
      before: z.optional(AuditMark),
    }),
    responses: { 200: z.object({ items: z.array(AuditEntryShape) }) },
    errors: [],
  });
