import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { Plan } from '../permissions.ts';
import { ApiKeyId, page, pageQuery, whole } from '../shapes.ts';

const count = whole(0, Number.MAX_SAFE_INTEGER);

/** What the access log of the API's stage (services/edge/resources/stage.yml) says of a call with a key or of a scanner, and more. */
export const AccessLogLine = z.object({
  /** Whose the authorizer proved it is; `-` where it is none's. */
  key: z.string(),
  device: z.optional(z.string()), // lines of earlier versions have none
  method: z.string(),
  /** As the API declares it, parameters in braces. */
  path: z.string(),
  status: z.number(),
  milliseconds: z.number(),
});

/** A day in UTC. */
export const Day = z.iso.date({ error: 'must be a day, such as 2027-05-01' });

/** What one key called of one endpoint on one day. */
export const UsageShape = z.object({
  day: Day,
  keyId: ApiKeyId,
  /** Method and path as the OpenAPI document has them: `GET /v1/events/{eventId}`. */
  endpoint: z.string(),
  calls: count,
  /** How many were answered with each status. */
  statuses: z.record(z.string(), count),
  /** 95 of 100 calls were answered within so many milliseconds, rounded up to the next of some 25 marks. */
  p95: count,
  /** How many were answered within so many milliseconds, and in more than the mark before: add them to have the p95 of several days. */
  times: z.record(z.string(), count),
  /** Where the endpoint is on its way out: from when on it may be gone, and what takes its place. */
  deprecated: z.optional(z.object({ sunset: Day, successor: z.string() })),
});
export type Usage = z.output<typeof UsageShape>;

/** Where a key stands against its plan today. */
export const KeyUsageShape = z.object({
  keyId: ApiKeyId,
  name: z.string(),
  plan: z.optional(Plan),
  calls: count,
  /** Of them, how many met a limit (429). */
  limited: count,
  /** The plan's calls a day. */
  callsADay: z.optional(count),
  /** `ok`; `near`: four fifths of the day's calls are used, or one was limited; `over`: all of them are used. */
  standing: z.enum(['ok', 'near', 'over']),
});
export type KeyUsage = z.output<typeof KeyUsageShape>;

export const getUsage = defineEndpoint({
  method: 'GET',
  path: '/v1/usage',
  auth: 'organizer',
  needs: 'usage:read',
  summary: 'What your keys called: by day, key and endpoint, with statuses and how long answers took; some seconds behind',
  query: z.extend(pageQuery, {
    /** The first day; absent: six days before the last. */
    from: z.optional(Day),
    /** The last day; absent: today. */
    to: z.optional(Day),
  }),
  responses: { 200: page(UsageShape) },
  errors: ['unauthenticated', 'forbidden'],
});

export const getKeyUsage = defineEndpoint({
  method: 'GET',
  path: '/v1/usage/keys',
  auth: 'organizer',
  needs: 'usage:read',
  summary: 'Where your keys stand against the limits of their plans today',
  query: pageQuery,
  responses: { 200: page(KeyUsageShape) },
  errors: ['unauthenticated', 'forbidden'],
});
