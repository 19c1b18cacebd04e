import type { ErrorOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { claimHold } from '@onsale/contracts/inventory/api';
import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import type { closePayment } from '@onsale/contracts/payments/api';
import type { TicketView } from '@onsale/contracts/tickets/shapes';
import type { Buyer, Locale, Page, PageRequest } from '@onsale/contracts/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import type { EventId, HoldId, OrderId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import type { Result } from '@onsale/kernel/result';
import type { LaterFacts, Order, OrderChange, Sale } from './domain/order.ts';

/** All that the use cases need from outside. Each call may fail by throwing, before or after its effect. */
export type Ports = {
  readonly orders: Orders;
  readonly holds: Holds;
  readonly payments: Payments;
  readonly tickets: Tickets;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
};

export type Orders = {
  /**
   * Stores a new order and, where it is to be paid, arms its timer or, where it is confirmed already, tells of it, both or neither. Answers the one
   * that is there already, if so. `hold-expired`: it was forgone.
   */
  create(order: Order): Promise<Result<Order, Refusal<'event-cancelled' | 'hold-expired'>>>;
  /** As it is at this moment, never an older one. */
  find(orderId: OrderId): Promise<Order | undefined>;
  /**
   * Changes the state of an order that is as we read it, and tells of it, both or neither. Answers the order after that;
   * where somebody else was faster, as they left it.
   */
  change(order: Order, change: OrderChange, learned?: LaterFacts): Promise<Order>;
  /** Which of these sales, no more than 100, have no order; one that was written in the last second may be among them. */
  without(sales: readonly Sale[]): Promise<Sale[]>;
  /** Gives each of them, no more than 100, the task of being forgone then (epoch milliseconds), unless its order has come. */
  forgoAt(sales: readonly Sale[], moment: number): Promise<void>;
  /** Sees to it that the order never comes, and tells so, each time it is asked. False: it is there, and nothing changes. */
  forgo(sale: Sale): Promise<boolean>;
  /** Tells once more of the state that the order is in. */
  tellAgain(order: Order): Promise<void>;
  /** Tells that this much more came than the order costs; `toldBy` is the payment's event. */
  tellOverpaid(order: Order, surplus: Money, toldBy: string): Promise<void>;
  /** All open orders that could be paid until before this moment (epoch milliseconds), the oldest first. */
  overdue(before: number): Promise<OrderId[]>;
  /** From when this is done no order of the event is created or confirmed. `at` in epoch milliseconds. */
  cancelEvent(eventId: EventId, at: number): Promise<void>;
  /** The events that were cancelled at this moment (epoch milliseconds) or later. */
  cancelledSince(moment: number): Promise<EventId[]>;
  /** All orders of an event that are open or confirmed; one that became so in the last second may be missed. */
  standing(eventId: EventId): Promise<OrderId[]>;
  /** Gives each of them the task of ending with its event. */
  endWithEvent(orderIds: readonly OrderId[]): Promise<void>;
};

/** Inventory's side: stock that is held for an order. */
export type Holds = {
  /** Binds the hold to the order, and sells it where it costs nothing; checks the number of attendees where it is given. */
  claim(
    holdId: HoldId,
    orderId: OrderId,
    attendees: number | undefined,
  ): Promise<Result<ClaimedHold, Refusal<ErrorOf<typeof claimHold>>>>;
  /** Sells what the order claimed; the same again for the same order. False: some of it is lost. */
  confirm(order: Order): Promise<boolean>;
  /** Takes it again after the hold ran out, and sells it. False: there is not enough left. */
  retake(order: Order): Promise<boolean>;
};

/** The one payment of an order. */
export type Payments = {
  /** Opens it and answers where the buyer pays; the same again for the same order. */
  open(order: Order): Promise<string>;
  /** Where the buyer pays, as long as that is possible. */
  checkoutUrl(orderId: OrderId): Promise<string | undefined>;
  /** Lets it no longer be paid, sends back what is more than is owed, and answers how it stands then; `none` where it was never opened. */
  close(orderId: OrderId): Promise<ResponseOf<typeof closePayment>['status'] | 'none'>;
  /** Sends the money back, once however often it is asked. */
  refund(order: Order): Promise<void>;
};

export type Tickets = {
  ofOrder(orderId: OrderId): Promise<TicketView[]>;
};

export type Secrets = {
  /** A fresh token of at least 128 random bits. */
  make(): string;
  /** In a time that tells nothing of where they differ. */
  equal(one: string, other: string): boolean;
};

type Log = {
  error(message: string, fault: unknown, facts: { readonly orderId: OrderId }): void;
};

/** Links to all orders of a mail address. Moments in epoch milliseconds. */
export type OrderLinks = {
  /** Keeps what was asked for until it was answered, which follows by itself. */
  request(wanted: Pick<OrderLinkRequest, 'email' | 'locale'>, at: number): Promise<void>;
  /** It is answered by nothing, and nothing is kept of it. */
  forget(requested: OrderLinkRequest): Promise<void>;
  /** The newest order of that address that was ever paid, or free. */
  newestPaidOf(email: string): Promise<Order | undefined>;
  /** When links were sent there, the latest last. */
  sentTo(email: string): Promise<number[]>;
  /**
   * Keeps the link, tells of it and forgets the request, all or nothing. False: since `before` was read one was sent, or the request is
   * answered already, and this one is not sent.
   */
  send(link: OrderLink, before: readonly number[], sentAt: readonly number[]): Promise<boolean>;
  /** The orders that a link opens, the newest first. */
  ordersBehind(
    token: string,
    now: number,
    page: PageRequest,
  ): Promise<Result<Page<Order>, Refusal<'invalid-request' | 'unauthenticated'>>>;
};

export type OrderLinkRequest = {
  readonly requestId: string;
  readonly correlationId: string;
  readonly email: string;
  readonly locale?: Locale | undefined;
};

type OrderLink = {
  readonly requestId: string;
  readonly token: string;
  readonly buyer: Buyer;
  readonly url: string;
  readonly expiresAt: number;
};

/** For reconciliation. */
export type OrderFacts = {
  /** A page of all orders, of one event where it is named. */
  page(cursor: string | undefined, eventId: EventId | undefined): Promise<Result<Page<OrderFact>, Refusal<'invalid-request'>>>;
};
