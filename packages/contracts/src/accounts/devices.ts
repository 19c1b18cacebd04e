import * as z from 'zod/mini';
import { defineEndpoint, noContent } from '../endpoint.ts';
import {
  ApiKeyId,
  DeviceId,
  EventId,
  GateName,
  growing,
  Instant,
  OrganizerId,
  page,
  pageQuery,
  PersonId,
  text,
} from '../shapes.ts';

/**
 * `waiting`: its code is not used yet; `lapsed`: that was not used in time and is good for nothing any more; `paired`: it scans; `expired`: its
 * time is over.
 */
export type DeviceState = 'waiting' | 'lapsed' | 'paired' | 'expired';

/** A door scanner. */
export const DeviceShape = z.object({
  deviceId: DeviceId,
  name: z.string(),
  eventIds: z.array(EventId),
  /** The gates that it scans at; all of its events' where there are none. */
  gates: z.optional(z.array(z.string())),
  /** It scans at test events alone, as it was made with a test key. Absent: at live ones. */
  mode: z.optional(z.literal('test')),
  state: growing<DeviceState>(),
  createdAt: Instant,
  createdBy: z.union([ApiKeyId, PersonId]),
  pairedAt: z.optional(Instant),
  /** When it last called the API, to the minute, some seconds behind. Absent: not yet. Only in the list. */
  lastSeenAt: z.optional(Instant),
  /** From then on it scans no more. */
  expiresAt: Instant,
});
export type Device = z.output<typeof DeviceShape>;

/** Ten gates of sixty letters fit, in any script, into what an authorizer may say of a caller. */
const SomeGates = z.array(GateName).check(z.minLength(1), z.maxLength(10));

export const createDevice = defineEndpoint({
  method: 'POST',
  path: '/v1/devices',
  auth: 'organizer',
  needs: 'devices:manage',
  audit: 'create-device',
  checksEvents: true,
  summary: 'Make a door scanner and the code that pairs it: once, within ten minutes; the code is shown this once',
  body: z.strictObject({
    name: text(120),
    /** It scans at these events alone. */
    eventIds: z.array(EventId).check(z.minLength(1), z.maxLength(20)),
    /** And at these gates alone. Absent: at all of them. */
    gates: z.optional(SomeGates),
    /** From then on it scans no more: a day after the last event's end, say. At most a year ahead. Absent: seven days from now. */
    expiresAt: z.optional(Instant),
  }),
  responses: {
    201: z.extend(DeviceShape, {
      pairing: z.object({
        /** Twelve letters and digits in three groups, as text or in a QR code for whoever holds the scanner. */
        code: z.string(),
        expiresAt: Instant,
      }),
    }),
  },
  errors: ['unauthenticated', 'forbidden'],
});

export const pairDevice = defineEndpoint({
  method: 'POST',
  path: '/v1/devices/pair',
  auth: 'public',
  audit: 'pair-device',
  clientAddress: true,
  summary: 'Pair this scanner with a code: its token is shown this once',
  /** In capitals or not, with hyphens, spaces or none. */
  body: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(100)) }),
  responses: {
    /** `token` goes into `Authorization: Bearer …`; we keep only its hash. */
    201: z.extend(DeviceShape, { token: z.string() }),
  },
  errors: ['pairing-code-not-found'],
});

export const getOwnDevice = defineEndpoint({
  method: 'GET',
  path: '/v1/devices/me',
  auth: 'device',
  summary: 'What this scanner is bound to',
  responses: { 200: z.extend(DeviceShape, { organizerId: OrganizerId, organizerName: z.string() }) },
  errors: ['unauthenticated', 'forbidden'],
});

export const listDevices = defineEndpoint({
  method: 'GET',
  path: '/v1/devices',
  auth: 'organizer',
  needs: 'devices:manage',
  summary: 'List the door scanners; those that were never paired for a day, those whose time is over for a month',
  query: z.extend(pageQuery, {
    /** Those of this event; pages may hold fewer than `limit`. */
    eventId: z.optional(EventId),
  }),
  responses: { 200: page(DeviceShape) },
  errors: ['unauthenticated', 'forbidden'],
});

const deviceParams = z.strictObject({ deviceId: DeviceId });

export const updateDevice = defineEndpoint({
  method: 'PATCH',
  path: '/v1/devices/{deviceId}',
  auth: 'organizer',
  needs: 'devices:manage',
  audit: 'update-device',
  checksEvents: true,
  summary: 'Rename a door scanner or send it to other gates, from its next request on',
  params: deviceParams,
  body: z.strictObject({
    name: z.optional(text(120)),
    /** `null`: all gates of its events. */
    gates: z.optional(z.nullable(SomeGates)),
  }),
  responses: { 200: DeviceShape },
  errors: ['unauthenticated', 'forbidden', 'device-not-found'],
});

export const revokeDevice = defineEndpoint({
  method: 'DELETE',
  path: '/v1/devices/{deviceId}',
  auth: 'organizer',
  needs: 'devices:manage',
  audit: 'revoke-device',
  checksEvents: true,
  summary: 'Revoke a door scanner, from its next request on, or the code of one that is not paired yet',
  params: deviceParams,
  responses: { 204: noContent },
  errors: ['unauthenticated', 'forbidden', 'device-not-found'],
});
