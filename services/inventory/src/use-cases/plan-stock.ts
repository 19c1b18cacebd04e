import type { eventPublished } from '@onsale/contracts/catalog/events';
import type { EventOf } from '@onsale/contracts/event';
import { stockOf, stockPlanOf } from '../domain/stock.ts';
import type { Plans, Ports } from '../ports.ts';

/** An event was published: keeps what selling needs of it and orders its units. A second delivery changes nothing. */
export const planStock =
  ({ sales }: Pick<Ports, 'sales'>, plans: Plans) =>
  async ({ data, aggregateversion }: EventOf<typeof eventPublished>): Promise<void> => {
    const layout = data.seatingPlan && (await plans.read(data.seatingPlan));
    const plan = stockPlanOf(data, layout);
    stockOf(plan); // throws where the plan is wrong, before anything is stored
    await sales.begin({ sellable: data, version: aggregateversion, plan });
  };
