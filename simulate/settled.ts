import { allTicketsOf, countOf } from '../services/inventory/src/domain/snapshot.ts';
import type { Count } from '../services/inventory/src/domain/snapshot.ts';
import { stateOf } from '../services/inventory/src/domain/unit.ts';
import type { Order } from '../services/orders/src/domain/order.ts';
import { keptOf } from './kept-money.ts';
import { differencesOf } from './reconciled.ts';
import type { World } from './world.ts';

/** What must hold once everything has come to rest. */
export const checkSettled = (world: World): void => {
  const { inventory, orders, payments, tickets, post, violations } = world;
  const { clock } = world.chaos;
  const all = [...orders.stored.orders.values()];
  const units = [...inventory.stored.units.values()].flatMap((block) => [...block.values()]);
  const moneyOf = ({ orderId }: Order) => [...payments.stored.sessions.values()].find((session) => session.orderId === orderId);

  if (post.deadLetters() > 0) violations.push(`${post.deadLetters()} messages cannot be delivered`);

  for (const order of all) {
    const { orderId, status, total } = order;
    const session = moneyOf(order)?.status ?? 'none';
    const payment = payments.stored.payments.get(orderId)?.status ?? 'none';
    const money = total.amount === 0 ? 'free' : session;
    const expected = {
      confirmed: ['paid', 'free'],
      refunded: ['refunded', 'free'],
      expired: ['none', 'open', 'closed'],
      cancelled: ['none', 'open', 'closed', 'refunded', 'free'],
    };
    if (status === 'pending' || status === 'paid' || status === 'refunding') violations.push(`${orderId} stays ${status}`);
    else if (!expected[status].includes(money)) violations.push(`${orderId} is ${status}, its money ${money}`);
    if (['paid', 'refunded'].includes(session) && payment !== session)
      violations.push(`the payment of ${orderId} is ${payment}, at the provider ${session}`);

    const { issuance, tickets: own } = {
      issuance: tickets.stored.issuances.get(orderId),
      tickets: tickets.stored.tickets.get(orderId),
    };
    const valid = own?.filter((ticket) => ticket.status === 'valid').length ?? 0;
    if (valid !== (status === 'confirmed' ? order.positions.length : 0))
      violations.push(`${orderId} is ${status} with ${valid} valid tickets (${issuance?.status ?? 'none made'})`);
  }
  for (const { orderId, amount, charges, refunds } of payments.stored.sessions.values()) {
    const status = orders.stored.orders.get(orderId)?.status;
    const due = status === 'confirmed' ? amount.amount : 0;
    for (const [currency, kept] of keptOf({ charges, refunds }))
      if (kept !== (currency === amount.currency ? due : 0))
        violations.push(`${kept} ${currency} of ${orderId} are kept, which is ${status ?? 'no order'}`);
  }
  for (const { orderId, status, event } of all)
    if (status === 'confirmed' && orders.stored.cancelledEvents.has(event.eventId))
      violations.push(`${orderId} is confirmed, and its event cancelled`);

  const sold = units.filter((unit) => stateOf(unit) === 'sold');
  for (const { sk, orderId } of sold)
    if (!orderId || orders.stored.orders.get(orderId)?.status !== 'confirmed')
      violations.push(`the unit ${sk} is lost: sold to ${orderId ?? 'nobody'}, which is not confirmed`);
  const free = units.filter(({ freeFrom }) => freeFrom <= clock.now());
  const keptBack = units.filter((unit) => stateOf(unit) === 'allocated');
  const held = units.length - free.length - sold.length - keptBack.length;
  if (held !== 0) violations.push(`${held} units stay held`);

  violations.push(...differencesOf(world));
  for (const [eventId, { status, snapshot, stock, sellable }] of inventory.stored.sales) {
    if (status === 'cancelled') continue; // it sells nothing, whatever is counted: a release that broke off is not gone on with
    const taken = stock.blocks.map(({ blockId }) =>
      [...(inventory.stored.units.get(`unit#${eventId}#${blockId}`)?.values() ?? [])]
        .filter(({ freeFrom }) => freeFrom > clock.now())
        .map(({ sk, freeFrom }) => ({ name: sk, freeFrom })),
    );
    const ticketsIn = (count: Count) => allTicketsOf(count, stock, sellable.ticketTypes).free;
    const left = ticketsIn(countOf(stock, taken, clock.now()));
    if (snapshot && ticketsIn(snapshot) === 0 && left > 0) violations.push(`nothing counts as free, yet ${left} tickets are`);
  }
};
