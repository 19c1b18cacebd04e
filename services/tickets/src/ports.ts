import type { KeyObject } from 'node:crypto';
import type { DataOf } from '@onsale/contracts/event';
import type { Page } from '@onsale/contracts/shapes';
import type { TicketFact } from '@onsale/contracts/tickets/facts';
import type { Refusal } from '@onsale/contracts/use-case';
import type { OrderTickets, ticketRendered } from '@onsale/contracts/tickets/events';
import type { CheckInListId, EventId, OrderId, TicketId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';
import type { Issuance } from './domain/issuance.ts';
import type { CheckInList, Scan } from './domain/scan.ts';
import type { SigningKey } from './domain/ticket-code.ts';
import type { Ticket } from './domain/ticket.ts';

export type Tickets = {
  /** An order's tickets as they stand; no issuance: none were made yet. */
  ofOrder(orderId: OrderId): Promise<{ issuance: Issuance | undefined; tickets: Ticket[] }>;
  find(ticketId: TicketId): Promise<Ticket | undefined>;
  /**
   * Makes all tickets and tells of them (ticket-issued). Where the order has an issuance already: only what is missing of a valid one,
   * and nothing is told.
   */
  issue(order: OrderTickets): Promise<void>;
  /** Remembers that the tickets are drawn and tells of it (ticket-rendered), unless they are void meanwhile. */
  markRendered(order: DataOf<typeof ticketRendered>, issuance: Issuance): Promise<void>;
  /** Keeps an order from ever getting tickets. False where it got them meanwhile. */
  forbid(orderId: OrderId): Promise<boolean>;
  /** Voids one ticket, if it is valid, and tells of it (ticket-voided). */
  voidOne(ticket: Ticket): Promise<void>;
  /** Voids these valid tickets with their issuance and tells of it (ticket-voided). False where one of them has changed. */
  void(issuance: Issuance, eventId: EventId, ticketIds: readonly TicketId[]): Promise<boolean>;
};

/** For reconciliation. */
export type TicketFacts = {
  /** A page of all tickets, of one event where it is named. */
  page(cursor: string | undefined, eventId: EventId | undefined): Promise<Result<Page<TicketFact>, Refusal<'invalid-request'>>>;
};

export type CheckIn = {
  findList(listId: CheckInListId): Promise<CheckInList | undefined>;
  /** Nothing where the list is there already. */
  createList(list: CheckInList): Promise<void>;
  findScan(listId: CheckInListId, scanId: string): Promise<Scan | undefined>;
  /** Keeps a scan and, where it admits, lets its ticket in. False where the scan is there already or the ticket has changed. */
  record(scan: Scan): Promise<boolean>;
};

export type TicketKeys = {
  /** Made by the first caller; its public half is kept before any code is signed. */
  signingKey(): Promise<SigningKey>;
  publicKey(keyId: string): Promise<KeyObject | undefined>;
};

type DrawnTickets = {
  readonly pdf: Buffer;
  readonly codes: readonly { readonly ticketId: TicketId; readonly svg: string; readonly png: Buffer }[];
};

/** Draws an order's tickets: one PDF, a page a ticket, and each code apart. */
export type Draw = (order: OrderTickets) => Promise<DrawnTickets>;

export type Documents = {
  store(orderId: OrderId, drawn: DrawnTickets): Promise<{ bucket: string; key: string }>;
  /** A link to the PDF that works for 15 minutes, for whoever has it. */
  linkTo(orderId: OrderId): Promise<string>;
};
