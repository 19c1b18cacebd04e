import { systemClock } from '@onsale/kernel/clock';
import { randomIdBody } from '@onsale/kernel/id';
import { systemRandom } from '@onsale/kernel/random';
import { requiredEnv } from '@onsale/runtime/env';
import { outbox } from '@onsale/runtime/outbox';
import { documentClient } from '@onsale/runtime/table';
import { setTimeout } from 'node:timers/promises';
import { ledgerTable } from './adapters/ledger-table.ts';
import { planStore } from './adapters/plan-store.ts';
import { stockFacts } from './adapters/stock-facts.ts';
import { stockTables } from './adapters/stock-tables.ts';
import type { Ledger, Plans, Ports, StockFacts } from './ports.ts';

/** The real surroundings, made from the function's environment. Once on each cold start. */
export const composition = (): Ports => ({
  ...stockTables(documentClient(), requiredEnv('TABLE_NAME'), systemClock),
  clock: systemClock,
  random: systemRandom,
  pause: (milliseconds) => setTimeout(milliseconds),
  freshIdBody: randomIdBody,
});

/** These apart, since a function or two need them: the others' bundles leave them out. */
export const ledger = (): Ledger => {
  const tableName = requiredEnv('TABLE_NAME');
  return ledgerTable(documentClient(), tableName, outbox(systemClock, tableName));
};

export const plans = (): Plans => planStore();

export const facts = (): StockFacts => stockFacts(documentClient(), requiredEnv('TABLE_NAME'));
