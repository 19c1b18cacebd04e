import type { StockMending } from '@onsale/contracts/inventory/facts';
import type { EventId, HoldId, OrderId, TicketId } from '@onsale/kernel/id';
import type { Books } from './books.ts';

/** Every kind, and what it says to whoever reads it. docs/runbooks/reconcile.md says what to do about each. */
export const kinds = {
  'unit-sold-without-order': 'a unit is sold to an order that does not have it',
  'order-without-unit': 'a confirmed order lacks a unit of its hold',
  'order-without-hold': 'a confirmed order has no hold that names its units',
  'unit-in-two-orders': 'the holds of two confirmed orders name the same unit',
  'hold-header-without-units': 'an active hold lacks units',
  'unit-missing': 'a block has fewer units than its plan',
  'ledger-gap': 'the ledger misses a change of a unit',
  'ledger-mismatch': 'the last row of a unit says something else than the unit',
  'ledger-row-without-change': 'the ledger has a row of a change that the unit never had',
  'snapshot-drift': 'the shared count is not what the units were when it was made',
  'position-without-ticket': 'a position of a confirmed order has no ticket',
  'ticket-without-position': 'a valid ticket belongs to no position of a confirmed order',
} as const;

export type Kind = keyof typeof kinds;

/** Which service mends it, and how. */
export type Mending =
  | {
      readonly by: 'inventory';
      readonly eventId: EventId;
      readonly mending: StockMending;
      /** Nothing is known of this order: first orders says that it never comes, or refuses since it has come. */
      readonly forgoing?: { readonly orderId: OrderId; readonly holdId: HoldId };
    }
  | { readonly by: 'orders'; readonly orderId: OrderId; readonly lacks: 'units' | 'tickets' }
  | { readonly by: 'tickets'; readonly ticketId: TicketId };

export type Difference = {
  readonly kind: Kind;
  /** What differs: a unit as `<eventId>#<unitId>`, a row with its version behind that, or an id. */
  readonly id: string;
  /** The versions it was found at: where they are others in the next reading, it was in flight. */
  readonly seen: string;
  /** Absent: people have to look at it, or it is gone with another one. */
  readonly mending?: Mending;
};

export type Rule = (books: Books) => Difference[];
