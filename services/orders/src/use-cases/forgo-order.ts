import type { Sale } from '../domain/order.ts';
import type { Ports } from '../ports.ts';

/** An order has not come in time: it never does, and what was sold to it goes back. One that is there stays as it is. */
export const forgoOrder =
  ({ orders }: Pick<Ports, 'orders'>) =>
  async (sale: Sale): Promise<void> => {
    await orders.forgo(sale);
  };
