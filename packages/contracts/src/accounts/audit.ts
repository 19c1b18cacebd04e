import * as z from 'zod/mini';
import { AuditEntryShape } from '../audit.ts';
import { defineEndpoint } from '../endpoint.ts';
import { OrganizerId, page, pageQuery } from '../shapes.ts';

export const listAudit = defineEndpoint({
  method: 'GET',
  path: '/v1/organizers/{organizerId}/audit',
  auth: 'organizer',
  needs: 'audit:read',
  summary: 'Who changed what and when, by which key or as whom, the latest first; nothing of it ever changes',
  params: z.strictObject({ organizerId: OrganizerId }),
  query: pageQuery,
  responses: { 200: page(AuditEntryShape) },
  errors: ['unauthenticated', 'forbidden', 'organizer-not-found'],
});
