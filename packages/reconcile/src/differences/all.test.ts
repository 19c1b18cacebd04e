import type { HoldFact, LedgerFact, Standing, StockFact, UnitFact } from '@onsale/contracts/inventory/facts';
import type { OrderFact } from '@onsale/contracts/orders/facts';
import type { TicketFact } from '@onsale/contracts/tickets/facts';
import { rfc3339 } from '@onsale/kernel/clock';
import { makeId } from '@onsale/kernel/id';
import { booksOf } from '../books.ts';
import { differencesIn } from './all.ts';

const eventId = makeId('event', 'one');
const holdId = makeId('hold', 'key_one');
const orderId = makeId('order', 'one');
const never = Number.MAX_SAFE_INTEGER;
const now = Date.parse('2027-05-01T18:00:00Z');
const at = rfc3339(now - 60_000);
const unitId = 'quota.a#0#000001';
const unitKey = `${eventId}#${unitId}`;

const free: Standing = { state: 'free' };
const held: Standing = { state: 'held', holdId };
const sold: Standing = { state: 'sold', holdId, orderId };

const freeFrom = { free: 0, held: now + 60_000, sold: never, allocated: never - 2, retired: never - 1, unknown: 0 };
const unitOf = (standing: Standing, version: number, id = unitId): UnitFact => ({
  ...{ kind: 'unit', eventId, unitId: id, version, standing },
  freeFrom: freeFrom[standing.state],
});
const row = (version: number, from: Standing, to: Standing): LedgerFact => ({
  kind: 'ledger',
  eventId,
  unitId,
  version,
  from,
  to,
  at,
});
const order: OrderFact = { orderId, eventId, holdId, status: 'confirmed', version: 3, positions: [1] };
const ticketId = makeId('ticket', 'one_1');
const ticket: TicketFact = { ticketId, orderId, eventId, position: 1, status: 'valid' };
const hold: HoldFact = {
  ...{ kind: 'hold', holdId, heldAs: holdId, eventId, status: 'claimed', version: 2, orderId },
  ...{ expiresAt: now + 60_000, unitIds: [unitId] },
};
const unit = unitOf(sold, 2);
const rows = [row(1, free, held), row(2, held, sold)];
const count: StockFact = {
  ...{ kind: 'count', eventId, version: 9, madeAt: now - 1000 },
  blocks: [{ blockId: 'quota.a#0', units: 1, free: 0, held: 0 }],
};

/** One unit, sold to one order with one ticket; a test replaces what it plants. */
const found = ({ stock = [unit, ...rows, hold, count], orders = [order], tickets = [ticket] } = {}) =>
  differencesIn(booksOf({ stock, orders, tickets }, now)).map(({ kind, id }) => `${kind} ${id}`);

const unsold = { orders: [] as OrderFact[], tickets: [] as TicketFact[] };

test('what agrees differs in nothing', () => {
  expect(found()).toEqual([]);
});

describe('a sold unit', () => {
  test.each(['expired', 'refunded', 'cancelled'] as const)('of an order that is %s is named', (status) => {
    expect(found({ orders: [{ ...order, status }], tickets: [] })).toEqual([`unit-sold-without-order ${unitKey}`]);
  });

  test.each(['pending', 'paid', 'refunding'] as const)('of an order that is %s is on its way', (status) => {
    expect(found({ orders: [{ ...order, status }], tickets: [] })).toEqual([]);
  });

  test('of no order at all is named', () => {
    expect(found(unsold)).toEqual([`unit-sold-without-order ${unitKey}`]);
  });

  test('goes back after orders has said that its order never comes, or at once where that has ended', () => {
    const mendingsOf = (orders: readonly OrderFact[]) =>
      differencesIn(booksOf({ stock: [unit, ...rows, hold, count], orders, tickets: [] }, now)).map(({ mending }) => mending);
    const mending = { by: 'inventory', eventId, mending: { what: 'return-unit', unitId, orderId, holdId } };
    expect(mendingsOf([])).toEqual([{ ...mending, forgoing: { orderId, holdId } }]);
    expect(mendingsOf([{ ...order, status: 'expired' }])).toEqual([mending]);
  });

  test('that the hold of its order does not name is named', () => {
    expect(found({ stock: [unit, ...rows, { ...hold, unitIds: [] }, count] })).toEqual([`unit-sold-without-order ${unitKey}`]);
  });
});

describe('a confirmed order', () => {
  test('lacks a unit that is free again, or somebody else’s', () => {
    const lost = [row(3, sold, free), { ...hold }, count];
    expect(found({ stock: [unitOf(free, 3), ...rows, ...lost] })).toContain(`order-without-unit ${orderId}`);
  });

  test('lacks a hold where the header is gone or bound to another order', () => {
    expect(found({ stock: [unit, ...rows, count] })).toEqual([`order-without-hold ${orderId}`]);
    const other = { ...hold, orderId: makeId('order', 'other') };
    expect(found({ stock: [unit, ...rows, other, count] })).toEqual([`order-without-hold ${orderId}`]);
  });

  test('shares no unit with another one', () => {
    const otherId = makeId('order', 'other');
    const otherHold = { ...hold, holdId: makeId('hold', 'key_other'), orderId: otherId };
    const other = { ...order, orderId: otherId, holdId: otherHold.holdId, positions: [] };
    expect(found({ stock: [unit, ...rows, hold, otherHold, count], orders: [order, other] })).toEqual([
      `order-without-unit ${otherId}`,
      `unit-in-two-orders ${unitKey}`,
    ]);
  });

  test('lacks a ticket where that is missing or void', () => {
    for (const tickets of [[], [{ ...ticket, status: 'void' as const }]])
      expect(found({ tickets })).toEqual([`position-without-ticket ${orderId}#1`]);
  });
});

describe('a ticket', () => {
  test.each(['paid', 'refunded'] as const)('that is valid while its order is %s is named', (status) => {
    expect(found({ orders: [{ ...order, status }], stock: [], tickets: [ticket] })).toEqual([
      `ticket-without-position ${ticketId}`,
    ]);
  });

  test('of a position that its order does not have is named', () => {
    const extra = { ...ticket, ticketId: makeId('ticket', 'one_9'), position: 9 };
    expect(found({ tickets: [ticket, extra] })).toEqual([`ticket-without-position ${extra.ticketId}`]);
  });

  test('that was used before its order was refunded stays', () => {
    const used = { ...ticket, status: 'admitted' as const };
    expect(found({ orders: [{ ...order, status: 'refunded' }], stock: [], tickets: [used] })).toEqual([]);
  });
});

describe('an active hold', () => {
  const active: HoldFact = { ...hold, status: 'held' };
  test('has its units', () => {
    expect(found({ ...unsold, stock: [unitOf(held, 1), row(1, free, held), active] })).toEqual([]);
    expect(found({ ...unsold, stock: [unitOf(free, 0), active] })).toEqual([`hold-header-without-units ${holdId}`]);
  });

  test('needs none once its time is over, or it was given back', () => {
    for (const over of [{ expiresAt: now }, { status: 'released' as const }])
      expect(found({ ...unsold, stock: [unitOf(free, 0), { ...active, ...over }] })).toEqual([]);
  });
});

describe('the ledger', () => {
  test('has a row for each version; a missing one tells what its neighbours know', () => {
    const stock = [unit, ...rows.slice(1), hold, count];
    expect(found({ stock })).toEqual([`ledger-gap ${unitKey}#1`]);
    const [gap] = differencesIn(booksOf({ stock, orders: [order], tickets: [ticket] }, now));
    expect(gap?.mending).toMatchObject({ mending: { version: 1, from: { state: 'unknown' }, to: held } });
  });

  test('says in its last row how the unit stands', () => {
    const stock = [unit, row(1, free, held), row(2, held, free), hold, count];
    expect(found({ stock })).toEqual([`ledger-mismatch ${unitKey}`]);
  });

  test('has no row of a change that never was', () => {
    expect(found({ stock: [unit, ...rows, row(3, sold, free), hold, count] })).toEqual([
      `ledger-row-without-change ${unitKey}#3`,
    ]);
  });
});

describe('the shared count', () => {
  const withCount = (more: object) => found({ stock: [unit, ...rows, hold, { ...count, ...more }] });
  const block = { blockId: 'quota.a#0', units: 1, free: 1, held: 0 };

  test('is wrong where it differs from units that are long as they are', () => {
    expect(withCount({ blocks: [block] })).toEqual([`snapshot-drift ${eventId}`]);
  });

  test('may miss what changed around the time it was made', () => {
    expect(withCount({ blocks: [block], madeAt: Date.parse(at) + 1000 })).toEqual([]);
  });

  test('cannot come from the future', () => {
    expect(withCount({ madeAt: now + 3600_000 })).toEqual([`snapshot-drift ${eventId}`]);
  });

  test('counts held units by the time when it was made', () => {
    const stock = [unitOf(held, 1), row(1, free, held), { ...hold, status: 'held' as const }];
    expect(found({ ...unsold, stock: [...stock, { ...count, blocks: [{ ...block, free: 0, held: 1 }] }] })).toEqual([]);
  });

  test('knows how many units there must be', () => {
    const blocks = [{ blockId: 'quota.a#0', units: 2, free: 1, held: 0 }];
    expect(withCount({ blocks })).toEqual([`unit-missing ${eventId}#quota.a#0`]);
  });
});
