import { setTimeout as sleep } from 'node:timers/promises';
import { listStockFacts, mendStock } from '@onsale/contracts/inventory/api';
import { listOrderFacts, mendOrder } from '@onsale/contracts/orders/api';
import type { Page } from '@onsale/contracts/shapes';
import { listTicketFacts, mendTicket } from '@onsale/contracts/tickets/api';
import type { Refusal } from '@onsale/contracts/use-case';
import { systemClock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';
import { isPassing } from '@onsale/runtime/faults';
import { serviceClient } from '@onsale/runtime/service-client';
import type { ServiceClient } from '@onsale/runtime/service-client';
import { AwsClient } from 'aws4fetch';
import { booksOf } from './books.ts';
import type { Ports } from './reconciliation.ts';

/** Where the services are, and who signs. */
export type Target = {
  /** Before `/internal`. */
  readonly apiUrl: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
};

type Query = { readonly cursor?: string; readonly eventId?: EventId };

/** Tries of a page, a second apart: selling goes on, and a busy moment passes. */
const triesOfPage = 5;

/** What services ask each other over their internal API, asked by whoever has these rights. */
export const internalApi = ({ apiUrl, region, credentials }: Target): ServiceClient => {
  const { sessionToken, ...keys } = credentials;
  const signer = new AwsClient({
    ...keys,
    ...(sessionToken !== undefined && { sessionToken }),
    region,
    service: 'execute-api',
    retries: 0,
  });
  return serviceClient((url, init) => signer.fetch(url, init), apiUrl);
};

/** The services of a stage. Of one event only, where it is named. */
export const servicesAt = (target: Target, eventId?: EventId): Pick<Ports, 'read' | 'mend'> => {
  const call = internalApi(target);

  const all = async <Item>(page: (query: Query) => Promise<Result<Page<Item>, Refusal>>): Promise<Item[]> => {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const query = { ...(cursor !== undefined && { cursor }), ...(eventId !== undefined && { eventId }) };
      const answer = expected(await patiently(() => page(query)));
      items.push(...answer.items);
      cursor = answer.nextCursor;
    } while (cursor !== undefined);
    return items;
  };

  return {
    read: async () => {
      const readAt = systemClock.now();
      // One after the other, in the order of a sale: what is read first cannot be ahead of what is read later.
      const stock = await all((query) => call(listStockFacts, { query }));
      const orders = await all((query) => call(listOrderFacts, { query }));
      const tickets = await all((query) => call(listTicketFacts, { query }));
      return booksOf({ stock, orders, tickets }, readAt);
    },

    mend: async (mending) => {
      switch (mending.by) {
        case 'inventory':
          if (mending.forgoing) expected(await call(mendOrder, { body: { ...mending.forgoing, lacks: 'itself' } }));
          expected(await call(mendStock, { body: { eventId: mending.eventId, mending: mending.mending } }));
          break;
        case 'orders':
          expected(await call(mendOrder, { body: { orderId: mending.orderId, lacks: mending.lacks } }));
          break;
        case 'tickets':
          expected(await call(mendTicket, { body: { ticketId: mending.ticketId } }));
      }
    },
  };
};

const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  for (let left = triesOfPage - 1; ; left--) {
    try {
      return await ask();
    } catch (fault) {
      if (left === 0 || !isPassing(fault)) throw fault;
      await sleep(1000);
    }
  }
};

const expected = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}${result.error.detail ? `, ${result.error.detail}` : ''}`);
  return result.value;
};
