import * as z from 'zod/mini';
import { defineEndpoint, noContent } from '../endpoint.ts';
import { Role } from '../permissions.ts';
import {
  ApiKeyId,
  Email,
  EventId,
  growing,
  Instant,
  InvitationId,
  Locale,
  OrganizerId,
  page,
  pageQuery,
  PersonId,
} from '../shapes.ts';
import { MembershipShape } from './api.ts';

const organizerParams = z.strictObject({ organizerId: OrganizerId });
const memberParams = z.strictObject({ organizerId: OrganizerId, personId: PersonId });

/** For these events alone. */
const SomeEvents = z.array(EventId).check(z.minLength(1), z.maxLength(50));

export const MemberShape = z.object({
  personId: PersonId,
  /** To which the invitation went. */
  email: z.string(),
  role: growing<Role>(),
  eventIds: z.optional(z.array(EventId)),
  since: Instant,
});
export type Member = z.output<typeof MemberShape>;

export const InvitationShape = z.object({
  invitationId: InvitationId,
  email: z.string(),
  role: growing<Role>(),
  eventIds: z.optional(z.array(EventId)),
  createdAt: Instant,
  expiresAt: Instant,
  acceptedAt: z.optional(Instant),
});
export type Invitation = z.output<typeof InvitationShape>;

export const inviteMember = defineEndpoint({
  method: 'POST',
  path: '/v1/organizers/{organizerId}/invitations',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'Invite somebody into the team by mail; whoever has the mail may accept, once, within seven days',
  params: organizerParams,
  body: z.strictObject({
    email: Email,
    /** One that may do nothing that you may not. */
    role: Role,
    /** For these events alone. Absent: for all, and for what is of no event. */
    eventIds: z.optional(SomeEvents),
    /** Of the mail. */
    locale: z._default(Locale, 'en'),
  }),
  responses: { 201: InvitationShape },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});

export const listInvitations = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/invitations',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'List the invitations into the team, accepted ones too for some weeks',
  params: organizerParams,
  query: pageQuery,
  responses: { 200: page(InvitationShape) },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});

export const withdrawInvitation = defineEndpoint({
  method: 'DELETE',
  path: '/v1/organizers/{organizerId}/invitations/{invitationId}',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'Withdraw an invitation that nobody has accepted',
  params: z.strictObject({ organizerId: OrganizerId, invitationId: InvitationId }),
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'invitation-not-found', 'invitation-used'],
});

export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/v1/invitations/accept',
  auth: 'person',
  summary: 'Accept an invitation: who has signed in becomes a member of the team',
  body: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
  responses: { 201: MembershipShape },
  errors: ['unauthenticated', 'forbidden', 'invitation-not-found', 'invitation-used', 'invitation-expired', 'already-member'],
});

export const listMembers = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/members',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'List the members of the team',
  params: organizerParams,
  query: pageQuery,
  responses: { 200: page(MemberShape) },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});

export const updateMember = defineEndpoint({
  method: 'PATCH',
  path: '/v1/organizers/{organizerId}/members/{personId}',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'Change what a member may do, from their next request on',
  params: memberParams,
  body: z.strictObject({
    role: z.optional(Role),
    /** `null`: for all events again. */
    eventIds: z.optional(z.nullable(SomeEvents)),
  }),
  responses: { 200: MemberShape },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'member-not-found', 'last-owner'],
});

export const removeMember = defineEndpoint({
  method: 'DELETE',
  path: '/v1/organizers/{organizerId}/members/{personId}',
  auth: 'organizer',
  needs: 'members:manage',
  summary: 'Take a member out of the team, from now on',
  params: memberParams,
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'member-not-found', 'last-owner'],
});

type Action =
  | 'invite-member'
  | 'withdraw-invitation'
  | 'accept-invitation'
  | 'update-member'
  | 'remove-member'
  | 'create-api-key'
  | 'rotate-api-key'
  | 'revoke-api-key'
  | 'create-device'
  | 'pair-device'
  | 'update-device'
  | 'revoke-device';

/** What is written down of each change to an organizer's team, keys and devices. */
export const AuditEntryShape = z.object({
  at: Instant,
  action: growing<Action>(),
  /** Who: a key or a person; whoever made the code that a device was paired with. */
  by: z.union([ApiKeyId, PersonId]),
  /** What it was done to: a member, an invitation, a key or a device. */
  subject: z.string(),
  role: z.optional(growing<Role>()),
});
export type AuditEntry = z.output<typeof AuditEntryShape>;

export const listAudit = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/audit',
  auth: 'organizer',
  needs: 'audit:read',
  summary: 'Who did what to the team, the keys and the devices, the latest first; nothing of it ever changes',
  params: organizerParams,
  query: pageQuery,
  responses: { 200: page(AuditEntryShape) },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});
