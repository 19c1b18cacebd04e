import type { Act } from '@onsale/contracts/audit';
import type { Attempt } from '@onsale/contracts/notifications/api';
import type { Page, PageRequest } from '@onsale/contracts/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { DeliveryId, OrganizerId, WebhookId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';
import type { Health, Outcome } from './domain/conclusion.ts';
import type { Mail } from './domain/mail.ts';
import type { SigningSecret } from './domain/signing.ts';
import type { Delivery, Lane, Webhook } from './domain/webhook.ts';

/** Hands a mail to a server that answers for it from then on. Throws where none takes it. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** Which events were already written to people about. */
export type Deliveries = {
  has(eventId: string): Promise<boolean>;
  add(eventId: string): Promise<void>;
};

export type Documents = { read(pointer: { readonly bucket: string; readonly key: string }): Promise<Uint8Array> };

type PageOf<Item> = Promise<Result<Page<Item>, Refusal<'invalid-request'>>>;

/** What an organizer may set of a webhook. */
type Settable = 'url' | 'types' | 'description' | 'contact' | 'status';
type WebhookChange = { readonly [Name in Settable]?: Webhook[Name] | undefined };

/** The webhooks of organizers and how they answer. What an organizer changes is written with its row of the audit, or not at all. */
export type Webhooks = {
  /** With its first secret. */
  create(webhook: Webhook, secret: string, act: Act): Promise<void>;
  find(organizerId: OrganizerId, webhookId: WebhookId): Promise<Webhook | undefined>;
  /** Of no more than 100; what is not there is left out. */
  findAll(named: readonly Pick<Webhook, 'organizerId' | 'webhookId'>[]): Promise<Webhook[]>;
  list(organizerId: OrganizerId, page: PageRequest): PageOf<Webhook>;
  /** All that an organizer has at this moment: no more than `mostWebhooks`. */
  all(organizerId: OrganizerId): Promise<Webhook[]>;
  /** Undefined: there is none. Switched on again, it starts in the fast lane as if it had never failed. */
  change(organizerId: OrganizerId, webhookId: WebhookId, change: WebhookChange, act: Act): Promise<Webhook | undefined>;
  /** With its secrets. False: there was none. */
  remove(organizerId: OrganizerId, webhookId: WebhookId, act: Act): Promise<boolean>;

  /** Writes how it answered. What was deleted meanwhile stays deleted. */
  note(webhook: Webhook, health: Health): Promise<void>;
  disable(webhook: Webhook, because: 'gone' | 'failing'): Promise<void>;
  /** It has deliveries that come due, or a mail to be written: the sweep visits it. */
  markWaiting(webhook: Webhook): Promise<void>;
  waiting(): Promise<Webhook[]>;
  /** Unless it was marked again within the last minute: an index may not show yet what is due. */
  unmark(webhook: Webhook): Promise<void>;
  told(webhook: Webhook): Promise<void>;
};

/** What is sent to webhooks, kept for 30 days. Who has `send` is handed to that lane by the table's stream. */
export type WebhookDeliveries = {
  /** Once, however often: a delivery that is there already stays as it is. */
  add(delivery: Delivery, outcome: Outcome): Promise<void>;
  /** One that the organizer asks for, so that it goes out whatever is known of its webhook. */
  addAsked(delivery: Delivery, lane: Lane, act: Act): Promise<void>;
  find(webhookId: WebhookId, deliveryId: DeliveryId): Promise<Delivery | undefined>;
  /** Newest first. */
  list(webhookId: WebhookId, page: PageRequest): PageOf<Delivery>;
  /** Keeps the attempt, if there was one, and what comes of it; nothing, where the delivery has gone on since it was read, or is gone. */
  record(delivery: Delivery, outcome: Outcome, attempt?: Attempt): Promise<void>;
  /** Sends it in that lane as if for the first time, since somebody asks for it. Undefined: it is gone. */
  again(delivery: Delivery, lane: Lane, act: Act): Promise<Delivery | undefined>;
  /** What is due by now, the longest due first. */
  due(webhookId: WebhookId, most: number): Promise<Delivery[]>;
  isAnyWaiting(webhookId: WebhookId): Promise<boolean>;
};

export type SigningSecrets = {
  of(webhookId: WebhookId): Promise<SigningSecret[]>;
  /** Of no more than 100. */
  ofAll(webhookIds: readonly WebhookId[]): Promise<ReadonlyMap<WebhookId, SigningSecret[]>>;
  /** False: somebody else has changed them since `before` was read. */
  replace(webhookId: WebhookId, before: readonly SigningSecret[], after: readonly SigningSecret[], act: Act): Promise<boolean>;
};

/** Calls addresses that others have chosen. */
export type Receivers = {
  /** Why an address can never be called, as far as it shows without asking for its name; undefined where it may be. */
  refuses(url: string): string | undefined;
  /** One attempt. Never throws for what the receiver does. `patience` in milliseconds. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string, patience: number): Promise<Attempt>;
};
