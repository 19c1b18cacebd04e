import type { CloudEvent } from '@onsale/contracts/event';
import { paymentRefunded } from '@onsale/contracts/payments/events';
import { chaosOf } from './chaos.ts';
import type { Chaos } from './chaos.ts';
import { internalCalls } from './internal-calls.ts';
import type { Plants } from './plants.ts';
import { postOffice } from './post-office.ts';
import type { PostOffice } from './post-office.ts';
import { seenBy } from './seen.ts';
import type { Seen } from './seen.ts';
import { catalogService } from './services/catalog.ts';
import type { CatalogService } from './services/catalog.ts';
import { inventoryService } from './services/inventory.ts';
import type { InventoryService } from './services/inventory.ts';
import { ordersService } from './services/orders.ts';
import type { OrdersService } from './services/orders.ts';
import { paymentsService, toldToWhoeverAsks } from './services/payments.ts';
import type { PaymentsService } from './services/payments.ts';
import { ticketsService } from './services/tickets.ts';
import type { TicketsService } from './services/tickets.ts';
import { drawShow } from './show.ts';
import type { Show } from './show.ts';

/** All services around one small event, in memory, and what went wrong with them. */
export type World = {
  readonly chaos: Chaos;
  readonly show: Show;
  readonly catalog: CatalogService;
  readonly inventory: InventoryService;
  readonly orders: OrdersService;
  readonly payments: PaymentsService;
  readonly tickets: TicketsService;
  readonly post: PostOffice;
  readonly seen: Seen;
  readonly violations: string[];
};

export const worldOf = (seed: number, plants: Plants): World => {
  const chaos = chaosOf(seed);
  const show = drawShow(chaos.random);
  const violations: string[] = [];
  const catalog = catalogService(chaos);
  const inventory = inventoryService(chaos, plants);
  const payments = paymentsService(chaos);
  const tickets = ticketsService(chaos);
  const orders = ordersService(chaos, plants, internalCalls({ inventory, payments, tickets }));
  const seen = seenBy(chaos.clock, (violation) => violations.push(violation));
  return { chaos, show, catalog, inventory, orders, payments, tickets, post: postOffice(chaos), seen, violations };
};

/**
 * What orders asks payments about until it knows. Of money for an order that is over nobody asks: it came after the payment was closed, as its third
 * version or a later one.
 */
const isAskedFor = ({ type, aggregateversion }: CloudEvent): boolean =>
  toldToWhoeverAsks.includes(type) && (type === paymentRefunded.type || aggregateversion === 2);

/** Takes from each outbox and stream what was committed since the last time; answers the events among it. */
export const publisherOf = ({ chaos, catalog, inventory, orders, payments, tickets, post }: World): (() => CloudEvent[]) => {
  const services = [catalog.told, inventory.told, orders.told, payments.told, tickets.told];
  const taken = services.map(() => 0);
  const changes = inventory.stored.unitChanges;
  let changesTaken = 0;

  const publish = (event: CloudEvent): void => {
    if (isAskedFor(event) && chaos.random.chance(chaos.weather().gone)) return;
    for (const { consumers } of services)
      for (const consumer of consumers.filter(({ event: { type } }) => type === event.type))
        post.post(`${event.type} ${event.subject}`, chaos.clock.now(), () => consumer.consume(event as never)); // paired by `on`
  };

  return () => {
    const events: CloudEvent[] = [];
    for (const [index, { messages, tasks }] of services.entries())
      for (; (taken[index] ?? 0) < messages.length; taken[index] = (taken[index] ?? 0) + 1) {
        const message = messages[taken[index] ?? 0];
        if (message?.to === 'topic') {
          events.push(message.event);
          publish(message.event);
        } else if (message) {
          const { task, data, dueAt } = message;
          const work = tasks[task];
          if (!work) throw new Error(`Nobody does ${task}`);
          post.post(task, dueAt, () => work(data));
        }
      }
    for (; changesTaken < changes.length; changesTaken++) {
      const change = changes[changesTaken];
      if (change) post.post(`change of ${change.after.sk}`, chaos.clock.now(), () => inventory.writeLedger(change));
    }
    return events;
  };
};
