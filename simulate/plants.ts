import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import type { Change, Facts } from '../services/inventory/src/domain/change.ts';
import type { Unit } from '../services/inventory/src/domain/unit.ts';
import { never } from '../services/inventory/src/domain/unit.ts';
import type { Units } from '../services/inventory/src/ports.ts';
import { orderEvents } from '../services/orders/src/adapters/order-events.ts';
import { expire } from '../services/orders/src/domain/order.ts';
import type { Orders } from '../services/orders/src/ports.ts';
import { memoryOrders } from '../services/orders/test/memory/memory-orders.ts';
import type { MemoryOrderStore } from '../services/orders/test/memory/memory-orders.ts';

/** Bugs that a simulation must find: each is a mistake that somebody could make tomorrow. */
export type Plants = {
  readonly units: (units: Units) => Units;
  readonly orders: (orders: Orders, stored: MemoryOrderStore, outbox: Outbox<Message>, between: () => Promise<void>) => Orders;
};

const nothing: Plants = { units: (units) => units, orders: (orders) => orders };

/** True of every unit that there is. */
const always: Change<Unit>['from'] = [[]];

const withChanges = (change: (wanted: Change<Unit>) => Change<Unit>): Plants => ({
  ...nothing,
  units: (units) => ({ ...units, change: (eventId, unitId, wanted) => units.change(eventId, unitId, change(wanted)) }),
});

const plants = {
  /** Units are written without their condition. */
  'no-condition': withChanges((wanted) => ({ ...wanted, from: always })),

  /** Whether a unit's time is over is looked up against the new hold's end instead of now. */
  'expiry-comparison': withChanges((wanted) => {
    const until = wanted.set.freeFrom;
    const wrong = (facts: Facts<Unit>): Facts<Unit> =>
      facts.map(([attribute, comparison, value]) => [attribute, comparison, comparison === '<=' && until ? until : value]);
    return { ...wanted, from: wanted.from.map(wrong) };
  }),

  /** A unit is sold to an order without a look at who has it. */
  'confirm-without-check': withChanges((wanted) => (wanted.set.freeFrom === never ? { ...wanted, from: always } : wanted)),

  /** The timer ends an order as it finds it, even where a payment came in after it looked. */
  'timer-against-payment': {
    ...nothing,
    orders: (orders, { orders: stored }) => ({
      ...orders,
      change: (order, change, learned) =>
        change === expire
          ? orders.change(stored.get(order.orderId) ?? order, { from: ['pending', 'paid'], to: 'expired' }, learned)
          : orders.change(order, change, learned),
    }),
  },

  /** What became of an order is told first, and written then. */
  'publish-before-commit': {
    ...nothing,
    orders: (orders, store, outbox, between) => {
      const { told } = store;
      const silent = memoryOrders({ ...store, told: [] }, outbox, between);
      return {
        ...orders,
        change: async (order, change, learned) => {
          told.push(...orderEvents(outbox, { ...order, ...learned, status: change.to, version: order.version + 1 }));
          await between();
          return silent.change(order, change, learned);
        },
      };
    },
  },
} satisfies Record<string, Plants>;

export type PlantName = keyof typeof plants;

export const plantNames = Object.keys(plants) as PlantName[];

export const plantsOf = (name: PlantName | undefined): Plants => (name === undefined ? nothing : plants[name]);
