import { until } from '@onsale/testing/until';
import { inParallel } from '@onsale/kernel/in-parallel';
import { showsTickets } from './buyer.ts';
import type { Buyer, Order, Placed } from './buyer.ts';

const patience = 120_000; // milliseconds
const readsAtOnce = 8;

/** Waits until the orders show what they must. */
const untilAll = (buyer: Buyer, placed: readonly Placed[], isDone: (order: Order) => boolean): Promise<Order[]> =>
  inParallel(placed, readsAtOnce, (each) =>
    until(
      `${each.orderId} to show its tickets`,
      async () => {
        const order = await buyer.read(each);
        return isDone(order) ? order : undefined;
      },
      patience,
    ),
  );

/**
 * Waits until every order shows its tickets. `reached` is told when that is so: reading hundreds of orders costs more than making
 * them, so the last ones are looked at first, and the others only after `reached`; if one of those has no tickets then,
 * `reached` is told again once all have.
 */
export const untilTicketed = async (
  buyer: Buyer,
  placed: readonly Placed[],
  reached: () => void,
  isDone: (order: Order) => boolean = showsTickets,
): Promise<Order[]> => {
  const last = placed.slice(-readsAtOnce);
  const theirs = await untilAll(buyer, last, isDone);
  reached();
  const earlier = placed.slice(0, -readsAtOnce);
  const seen = await inParallel(earlier, readsAtOnce, (each) => buyer.read(each));
  if (seen.every(isDone)) return [...seen, ...theirs];
  const orders = await untilAll(buyer, earlier, isDone);
  reached();
  return [...orders, ...theirs];
};

/** How many tickets there are too many: beyond what was for sale, or the same one twice. */
export const oversoldBy = (orders: readonly Order[], capacity: number): number => {
  const tickets = orders.flatMap((order) => order.tickets.map(({ ticketId }) => ticketId));
  const seats = orders.flatMap(({ positions }) => positions.flatMap(({ seat }) => seat?.seatId ?? []));
  const twice = tickets.length - new Set(tickets).size + seats.length - new Set(seats).size;
  return Math.max(0, tickets.length - capacity) + twice;
};
