import type { EventOf } from '@onsale/contracts/event';
import type { soldAhead } from '@onsale/contracts/inventory/events';
import type { Ports } from '../ports.ts';

/** Milliseconds. Who places an order writes it right after the sale, and has 28 s for all of it; later it loses, and is told so. */
const patience = 30_000;

/** Stock was sold to orders that were not written yet: where one is not there now, it has to come soon or never comes. */
export const expectOrders =
  ({ orders, clock }: Pick<Ports, 'orders' | 'clock'>) =>
  async ({ data: { sales } }: EventOf<typeof soldAhead>): Promise<void> => {
    const missing = await orders.without(sales);
    if (missing.length > 0) await orders.forgoAt(missing, clock.now() + patience);
  };
