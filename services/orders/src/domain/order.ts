import type { DataOf } from '@onsale/contracts/event';
import type { orderExpired, orderRefunding } from '@onsale/contracts/orders/events';
import type { OrderStatus } from '@onsale/contracts/orders/shapes';
import { transition } from '@onsale/kernel/transition';
import type { Money } from '@onsale/kernel/money';
import type { Transition } from '@onsale/kernel/transition';

/** `paid`: the money is here, or none is asked, and the stock is not sold yet. */
export type OrderState = 'pending' | 'paid' | 'confirmed' | 'expired' | 'cancelled' | 'refunding' | 'refunded';

export type OrderChange = Transition<OrderState> & {
  /** Happens only while the order's event stands, and leaves the order as it is where that is cancelled. */
  readonly whileEventStands?: true;
};

/** Said of a payment before any stock is touched, so that money is never forgotten. Late money counts too. */
export const pay = transition<OrderState>({ from: ['pending', 'expired'], to: 'paid' });
export const confirm: OrderChange = { ...transition<OrderState>({ from: ['paid'], to: 'confirmed' }), whileEventStands: true };
export const expire = transition<OrderState>({ from: ['pending'], to: 'expired' });
/** Its event is cancelled and no money is to go back: nobody paid, or it was free. */
export const cancel = transition<OrderState>({ from: ['pending', 'confirmed'], to: 'cancelled' });
export const startRefund = transition<OrderState>({ from: ['paid', 'confirmed'], to: 'refunding' });
export const endRefund = transition<OrderState>({ from: ['refunding'], to: 'refunded' });

/** What every event about an order tells. */
export type OrderFacts = DataOf<typeof orderExpired>;

export type Order = OrderFacts & {
  readonly status: OrderState;
  /** 1 when placed, one more with each change of state. */
  readonly version: number;
  /** Whoever shows it may read the order. */
  readonly accessToken: string;
  /** Tells a repeated request from another one under the same Idempotency-Key. */
  readonly requestHash: string;
  readonly createdAt: string;
  /** The hold's: until then it can be paid. */
  readonly expiresAt: string;
} & LaterFacts;

/** Stock that was sold to an order before it was written. */
export type Sale = Pick<OrderFacts, 'orderId' | 'holdId'>;

/** What an order learns on its way. */
export type LaterFacts = {
  /** The id of the event that told of its payment. */
  readonly paidBy?: string;
  /** It had expired when the money came. */
  readonly paidLate?: true;
  /** Said of a paid order, it never takes stock. */
  readonly refundReason?: RefundReason;
  /** What came, where that is not what the order costs. */
  readonly received?: Money;
};

type RefundReason = Refunding['reason'] | NonNullable<Refunding['because']>;
type Refunding = DataOf<typeof orderRefunding>;

/** Why its money goes back; money for an order that is over goes back because it is over. */
export const refundReasonOf = ({ refundReason }: Pick<Order, 'refundReason'>): RefundReason => refundReason ?? 'order-ended';

/** Is there something left to do for us? Then the timer (of one that is to be paid) and the sweep look after it. */
export const isOpen = (state: OrderState): boolean => state === 'pending' || state === 'paid' || state === 'refunding';

/**
 * From when on the sweep goes on with an open order, behind its timer where it has one: it can no longer be paid. A free one waits for nobody, so it is
 * in the index from its making.
 */
export const overdueFrom = (order: Pick<Order, 'total' | 'createdAt' | 'expiresAt'>): string =>
  isFree(order) ? order.createdAt : order.expiresAt;

export const isFree = ({ total }: Pick<Order, 'total'>): boolean => total.amount === 0;

/** Did its money ever come, or need none? Anybody can place an order in any name and leave it unpaid. */
export const wasPaid = (order: Pick<Order, 'status' | 'total'>): boolean => isFree(order) || !unpaid.includes(order.status);

/** An order with money never ends as cancelled: its money goes back. */
const unpaid: readonly OrderState[] = ['pending', 'expired', 'cancelled'];

export const isPayable = (order: Pick<Order, 'status' | 'expiresAt'>, now: number): boolean =>
  order.status === 'pending' && now < Date.parse(order.expiresAt);

/** The state as buyers see it: to them an order is done when its tickets are theirs. */
export const shownStatus = (state: OrderState): OrderStatus => (state === 'paid' ? 'pending' : state);
