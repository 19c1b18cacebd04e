import type { Act, AuditEntry } from '@onsale/contracts/audit';
import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { Membership as DescribedMembership, Organizer } from '@onsale/contracts/accounts/api';
import type { Invitation, Member } from '@onsale/contracts/accounts/team';
import type { Locale, Page, PageRequest } from '@onsale/contracts/shapes';
import type { Plan } from '@onsale/contracts/permissions';
import type { Refusal } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import type { DeviceToken } from '@onsale/kernel/device-token';
import type { ApiKeyId, DeviceId, EventId, InvitationId, OrganizerId, PersonId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import type { Counted } from './domain/usage.ts';
import type { KeptApiKey } from './domain/api-key.ts';
import type { KeptDevice } from './domain/device.ts';
import type { InvitationCode } from './domain/invitation-code.ts';
import type { OpenedKey } from './domain/retired-secrets.ts';

/** What changing keys needs from outside. Each call may fail by throwing. */
export type Ports<Verb extends keyof ApiKeys> = Gateway & { readonly apiKeys: Pick<ApiKeys, Verb>; readonly clock: Clock };

export type Gateway = {
  readonly gatewayKeys: GatewayKeys;
  readonly log: { error(message: string, fault: unknown, facts?: object): void };
};

/** Keys as the authorizer asks for them. */
export type ProvenKeys = {
  /** This very key as its secret opens it, if there is one that has not expired. */
  prove(key: ApiKeyParts): Promise<OpenedKey | undefined>;
};

export type AccessTokens = {
  /** Whose it is; undefined for what is no valid token. Throws where the issuer's keys cannot be had. */
  prove(token: string): Promise<PersonId | undefined>;
};

/** What somebody is in an organizer's team. What that role may do, the contracts say. */
export type Membership = Omit<DescribedMembership, 'permissions'>;

export type Memberships = {
  find(personId: PersonId, organizerId: OrganizerId): Promise<Membership | undefined>;
  /** Of who is in exactly one team. */
  findOnly(personId: PersonId): Promise<Membership | undefined>;
  list(personId: PersonId): Promise<Membership[]>;
};

/** Of an organizer, what its team needs. */
type Named = Pick<Organizer, 'organizerId' | 'name'>;

export type Organizers = { findOrganizer(organizerId: OrganizerId): Promise<Organizer | undefined> };

/** Each change is written with its line in the audit, or not at all. */
export type Team = {
  find(organizerId: OrganizerId, personId: PersonId): Promise<Member | undefined>;
  list(organizerId: OrganizerId, page: PageRequest): Promise<Result<Page<Member>, Refusal<'invalid-request'>>>;
  /** Throws what passes where `before` is no longer true. */
  change(organizer: Named, before: Member, after: Member, act: Act): Promise<Result<undefined, Refusal<'last-owner'>>>;
  remove(organizer: Named, member: Member, act: Act): Promise<Result<undefined, Refusal<'last-owner'>>>;
};

/** An invitation with the secret that it was sent with, counted from 1, where a key sent it. */
type KeptInvitation = Invitation & { readonly keyVersion?: number | undefined };

export type Invitations = {
  /** And has it mailed. */
  create(organizer: Named, code: InvitationCode, invitation: KeptInvitation, locale: Locale, act: Act): Promise<void>;
  /** The one that this very code is of, whatever became of it. */
  find(code: InvitationCode): Promise<KeptInvitation | undefined>;
  list(organizerId: OrganizerId, page: PageRequest): Promise<Result<Page<Invitation>, Refusal<'invalid-request'>>>;
  withdraw(
    organizerId: OrganizerId,
    invitationId: InvitationId,
    act: Act,
  ): Promise<Result<undefined, Refusal<'invitation-not-found' | 'invitation-used'>>>;
  /** Once. */
  accept(
    organizer: Named,
    invitation: Invitation,
    member: Member,
    act: Act,
  ): Promise<Result<Membership, Refusal<'invitation-used' | 'already-member'>>>;
};

type WaitingDevice = {
  readonly organizerId: OrganizerId;
  readonly device: KeptDevice;
  readonly keyVersion?: number | undefined;
};

type DeviceRefusal = Refusal<'device-not-found' | 'forbidden'>;

/** Door scanners. Each change is written with its line in the audit, or not at all; those that may find nothing answer whether they did. */
export type Devices = {
  /** With the one code that pairs it, and which of its secrets a key made that with, counted from 1. */
  create(
    organizerId: OrganizerId,
    device: KeptDevice,
    pairing: { readonly code: string; readonly keyVersion?: number | undefined },
    act: Act,
  ): Promise<void>;
  find(organizerId: OrganizerId, deviceId: DeviceId): Promise<KeptDevice | undefined>;
  /** The one that this code waits for, though its time may be over. */
  findByCode(code: string): Promise<WaitingDevice | undefined>;
  /** Of an event, or all. */
  list(
    organizerId: OrganizerId,
    eventId: EventId | undefined,
    page: PageRequest,
  ): Promise<Result<Page<KeptDevice>, Refusal<'invalid-request'>>>;
  /** Uses the code up: once, whoever else has it. */
  pair(token: DeviceToken, device: KeptDevice, code: string, act: Act): Promise<boolean>;
  /** The one whose very token this is, though its time may be over. */
  prove(token: DeviceToken): Promise<KeptDevice | undefined>;
  /** As it is afterwards. What changes nothing is not written. Throws what passes where somebody else changes it too. */
  change(
    organizerId: OrganizerId,
    deviceId: DeviceId,
    act: Act,
    decide: (before: KeptDevice) => Result<KeptDevice, DeviceRefusal>,
  ): Promise<Result<KeptDevice, DeviceRefusal>>;
  revoke(organizerId: OrganizerId, deviceId: DeviceId, act: Act): Promise<boolean>;
};

type ApiKeyChange = {
  readonly name?: string | undefined;
  readonly allowedOrigins?: readonly string[] | null | undefined;
};

type ChangeRefusal = Refusal<'api-key-not-found' | 'invalid-request'>;

/** Each change is written with its line in the audit, or not at all. */
export type ApiKeys = ProvenKeys & {
  create(key: ApiKeyParts, apiKey: KeptApiKey, gatewayKeyId: string | undefined, act: Act): Promise<void>;
  find(organizerId: OrganizerId, keyId: ApiKeyId): Promise<ApiKey | undefined>;
  /** As that secret opens it, counted from 1; undefined if the key or the secret has ended. */
  open(organizerId: OrganizerId, keyId: ApiKeyId, version: number): Promise<OpenedKey | undefined>;
  /** In the order of their ids. */
  list(organizerId: OrganizerId, page: PageRequest): Promise<Result<Page<ApiKey>, Refusal<'invalid-request'>>>;
  /** As it is afterwards. What changes nothing is not written. `null`: no origins any more. */
  change(
    organizerId: OrganizerId,
    keyId: ApiKeyId,
    act: Act,
    decide: (before: ApiKey) => Result<ApiKeyChange, ChangeRefusal>,
  ): Promise<Result<ApiKey, ChangeRefusal>>;
  /** Older secrets work until `until` at the latest, in milliseconds since 1970. Throws what passes where somebody else rotates it too. */
  rotate(
    key: ApiKeyParts,
    rotation: { readonly now: number; readonly until: number; readonly gatewayKeyId: string | undefined },
    act: Act,
  ): Promise<Result<{ readonly apiKey: ApiKey } & LeftAtGateway, Refusal<'api-key-not-found' | 'api-key-rotating'>>>;
  revoke(
    organizerId: OrganizerId,
    keyId: ApiKeyId,
    act: Act,
  ): Promise<Result<LeftAtGateway, Refusal<'api-key-not-found' | 'last-api-key'>>>;
};

/** The gateway's keys that nothing here knows any more. */
type LeftAtGateway = { readonly gatewayKeyIds: readonly string[] };

/** The API gateway's own keys, by which it counts calls against a usage plan. They open nothing by themselves. */
export type GatewayKeys = {
  /** In the plan or not at all. Answers the gateway's id of it. */
  create(keyId: ApiKeyId, value: string, plan: Plan): Promise<string>;
  /** One that is gone already is fine. */
  remove(gatewayKeyId: string): Promise<void>;
};

/** Days in UTC, both included: `2027-05-01`. */
export type DaysOfUsage = { readonly from: string; readonly to: string };

/** What keys called, and when they and scanners called last. */
export type UsageCounts = {
  /** Adds what a batch of the access log counts, once however often it comes. `now` in milliseconds since 1970. */
  add(batchId: string, counted: readonly Counted[], now: number): Promise<void>;
  list(
    organizerId: OrganizerId,
    days: DaysOfUsage,
    page: PageRequest,
  ): Promise<Result<Page<Counted>, Refusal<'invalid-request'>>>;
  /** Remembers when keys and scanners called last: RFC 3339 by id. An earlier time changes nothing. `now` in milliseconds since 1970. */
  noteUses(lastUses: ReadonlyMap<string, string>, now: number): Promise<void>;
  /** When they called last, of keys or of scanners, in the order of their ids: RFC 3339 by id. */
  lastUses(organizerId: OrganizerId, ids: readonly ApiKeyId[] | readonly DeviceId[]): Promise<ReadonlyMap<string, string>>;
  /** A day's counts of all keys from the first to the last id. */
  ofKeys(organizerId: OrganizerId, day: string, first: ApiKeyId, last: ApiKeyId): Promise<Counted[]>;
};

/** What the organizer's people and keys changed, in every service. The latest first. */
export type AuditTrail = {
  list(
    organizerId: OrganizerId,
    page: PageRequest,
  ): Promise<Result<Page<AuditEntry>, Refusal<'invalid-request' | 'temporarily-unavailable'>>>;
};
