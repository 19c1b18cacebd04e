import type { Result } from '@onsale/kernel/result';
import type { ApiKeyId, DeviceId, EventId, OrganizerId, PersonId } from '@onsale/kernel/id';
import type { Act, AuditAction } from './audit.ts';
import type { EndpointSpec, ErrorOf, HeadersOf, RequestOf, ResponseOf } from './endpoint.ts';
import type { DevicePermission, Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';
import type { Mode } from './shapes.ts';

/** An expected refusal: a code whose status stands in `problems`, and what the caller may do about it. */
export type Refusal<Code extends ProblemCode = ProblemCode> = {
  readonly code: Code;
  /** For the person who reads it: what happened and what to do next. */
  readonly detail?: string;
  /** Where in the request, e.g. `lines.0.seatId`. */
  readonly field?: string;
  /** When to come again, where that is known: told in `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

export const refusal = <const Code extends ProblemCode>(
  code: Code,
  more: Omit<Refusal, 'code'> = {},
): { readonly ok: false; readonly error: Refusal<Code> } => ({ ok: false, error: { code, ...more } });

/** Who calls and how, besides the request itself. Each part is there where the contract asks for it. */
export type CallOf<E extends EndpointSpec> = {
  readonly correlationId: string;
  readonly headers: HeadersOf<E>;
} & (E extends { auth: 'organizer'; needs: infer Needed }
  ? { readonly caller: Needed extends DevicePermission ? Caller : TeamCaller }
  : unknown) &
  (E extends { auth: 'organizer'; audit: AuditAction } ? { readonly act: ToldAct } : unknown) &
  (E extends { partners: true } ? { readonly caller?: Caller } : unknown) &
  (E extends { auth: 'person' } ? { readonly personId: PersonId } : unknown) &
  (E extends { auth: 'device' } ? { readonly caller: DeviceCaller } : unknown) &
  (E extends { auth: 'order-token' | 'order-link' } ? { readonly bearerToken: string } : unknown) &
  (E extends { clientAddress: true } ? { readonly clientAddress: string } : unknown) &
  (E extends { idempotencyKey: 'required' } ? { readonly idempotencyKey: string } : unknown) &
  (E extends { idempotencyKey: 'optional' } ? { readonly idempotencyKey: string | undefined } : unknown);

/**
 * Makes the audit's row of what this call does, to be written in the same transaction: of which thing, and what else there is to say. The action
 * and who calls are known already.
 */
export type ToldAct = (subject: string, more?: Pick<Act, 'within' | 'role'>) => Act;

/** In which world somebody acts: only test keys see what is for tests. */
export const modeOf = (caller: Pick<Caller, 'mode'> | undefined): Mode => caller?.mode ?? 'live';

/**
 * Is there such a thing for them? Organizers and partners see and sell the events of their own organizer alone; whoever calls without a key, all
 * that is public. For a test key there are test events, for all others live ones: what is of the other mode is not found.
 */
export const isOpenTo = (
  caller: Pick<Caller, 'organizerId' | 'mode'> | undefined,
  { organizerId, mode }: { readonly organizerId: OrganizerId; readonly mode: Mode },
): boolean => mode === modeOf(caller) && (caller === undefined || caller.organizerId === organizerId);

/** May they deal with a key, a scanner or a webhook of their organizer? For a test key there are those for tests alone; whoever else is there for both. */
export const isOfTheirMode = ({ mode }: Pick<Caller, 'mode'>, thing: { readonly mode?: Mode | undefined }): boolean =>
  mode !== 'test' || thing.mode === 'test';

/** The organizer behind a request, and what its key, its device or the member of its team may do, as the shared authorizer proved it. */
export type Caller = {
  readonly organizerId: OrganizerId;
  readonly scopes: readonly Permission[];
  /** For these events alone, as members of the team may be and devices always are; for all, where there are none. */
  readonly eventIds?: readonly EventId[];
  /** At these gates alone, as a device may be; at all, where there are none. */
  readonly gates?: readonly string[];
  /** `test` with a test key, and what was made with one; live, unless said. */
  readonly mode?: Mode;
  /** In browsers, from pages of these origins alone. */
  readonly origins?: readonly string[];
} & (
  | ({ readonly keyId: ApiKeyId; readonly personId?: never; readonly deviceId?: never } & SentSecret)
  | ({ readonly personId: PersonId; readonly keyId?: never; readonly deviceId?: never } & NoSecret)
  | ({ readonly deviceId: DeviceId; readonly keyId?: never; readonly personId?: never } & NoSecret)
);

/** What somebody sends as their key. */
type SentSecret = {
  /** Which of the key's secrets, counted from 1; the first, unless said. */
  readonly keyVersion?: number;
  /** When it ends, RFC 3339: with its key or, rotated away, before it. Never, unless said. Nobody makes with it what has no end or a later one. */
  readonly endsAt?: string;
};

type NoSecret = { readonly [Name in keyof SentSecret]?: never };

/** A key or a member of the team: what does all but scan. */
export type TeamCaller = Exclude<Caller, DeviceCaller>;

/** A paired scanner. */
export type DeviceCaller = Extract<Caller, { deviceId: DeviceId }>;

export const actBy =
  (action: AuditAction, { organizerId, keyId, personId }: TeamCaller): ToldAct =>
  (subject, more) => ({ organizerId, action, by: keyId ?? personId, subject, ...more });

/** May they do it with this event? To be asked of what a caller of the organizer named, or what belongs to an event. */
export const isTheirEvent = ({ eventIds }: Pick<Caller, 'eventIds'>, eventId: EventId): boolean =>
  eventIds?.includes(eventId) ?? true;

/** May they do it at this gate, or without naming one? To be asked wherever something is done at a gate. */
export const isTheirGate = ({ gates }: Pick<Caller, 'gates'>, gate: string | undefined): boolean =>
  gates === undefined || (gate !== undefined && gates.includes(gate));

/** One verb: what an endpoint does. Refusals are values; faults throw. */
export type UseCase<E extends EndpointSpec> = (
  request: RequestOf<E>,
  call: CallOf<E>,
) => Promise<Result<ResponseOf<E>, Refusal<ErrorOf<E>>>>;
