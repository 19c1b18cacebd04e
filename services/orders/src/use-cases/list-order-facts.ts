import type { listOrderFacts as contract } from '@onsale/contracts/orders/api';
import type { UseCase } from '@onsale/contracts/use-case';
import type { OrderFacts } from '../ports.ts';

/** A page of all orders, for whoever holds them against units and tickets. */
export const listOrderFacts =
  ({ facts }: { readonly facts: OrderFacts }): UseCase<typeof contract> =>
  ({ cursor, eventId }) =>
    facts.page(cursor, eventId);
