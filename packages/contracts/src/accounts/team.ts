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
  /** Who sent it: it is good for as long as they may send it. Absent: sent by an earlier version, and good for nothing any more. */
  invitedBy: z.optional(z.union([ApiKeyId, PersonId])),
  expiresAt: Instant,
  acceptedAt: z.optional(Instant),
});
export type Invitation = z.output<typeof InvitationShape>;

export const inviteMember = defineEndpoint({
  method: 'POST',
  path: '/v1/organizers/{organizerId}/invitations',
  auth: 'organizer',
  needs: 'members:manage',
  audit: 'invite-member',
  summary:
    'Invite somebody into the team by mail; whoever has the mail may accept, once, within seven days, while you may still invite them',
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
  audit: 'withdraw-invitation',
  summary: 'Withdraw an invitation that nobody has accepted',
  params: z.strictObject({ organizerId: OrganizerId, invitationId: InvitationId }),
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'invitation-not-found', 'invitation-used'],
});

export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/v1/invitations/accept',
  auth: 'person',
  audit: 'accept-invitation',
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
  audit: 'update-member',
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
  audit: 'remove-member',
  summary: 'Take a member out of the team, from now on',
  params: memberParams,
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found', 'member-not-found', 'last-owner'],
});
