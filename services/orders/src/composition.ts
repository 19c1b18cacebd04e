import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { log } from '@onsale/runtime/logger';
import { networkLimit } from '@onsale/runtime/network-limit';
import { outbox } from '@onsale/runtime/outbox';
import { serviceClient } from '@onsale/runtime/service-client';
import { documentClient } from '@onsale/runtime/table';
import { accessTokens } from './adapters/access-tokens.ts';
import { buyerKeys } from './adapters/buyer-keys.ts';
import { heldStock } from './adapters/held-stock.ts';
import { orderFacts } from './adapters/order-facts.ts';
import { orderLinksTable } from './adapters/order-links-table.ts';
import { orderPayments } from './adapters/order-payments.ts';
import { orderTable } from './adapters/order-table.ts';
import { orderTickets } from './adapters/order-tickets.ts';
import { requestsANetwork } from './domain/order-link.ts';
import type { OrderFacts, Ports } from './ports.ts';

/** The real surroundings, made from the function's environment. Once on each cold start. */
export const composition = (): Ports => {
  const tableName = requiredEnv('TABLE_NAME');
  const client = documentClient();
  const call = serviceClient();
  return {
    orders: orderTable(client, tableName, outbox(systemClock, tableName), buyerKeys(client, tableName)),
    holds: heldStock(call),
    payments: orderPayments(call, requiredEnv('SITE_URL')),
    tickets: orderTickets(call),
    secrets: accessTokens,
    clock: systemClock,
    log,
  };
};

/** Links to all orders of a mail address: they call no other service. */
export const linksComposition = () => {
  const [client, tableName, clock] = [documentClient(), requiredEnv('TABLE_NAME'), systemClock];
  return {
    links: orderLinksTable(client, tableName, outbox(clock, tableName), buyerKeys(client, tableName)),
    requests: networkLimit(client, tableName, { clock, kind: 'order-link-requests', ...requestsANetwork }),
    secrets: accessTokens,
    clock,
    siteUrl: requiredEnv('SITE_URL'),
  };
};

/** Apart, since one function needs it. */
export const facts = (): OrderFacts => orderFacts(documentClient(), requiredEnv('TABLE_NAME'));
