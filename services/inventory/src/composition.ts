import { systemClock } from '@onsale/kernel/clock';
import { randomIdBody } from '@onsale/kernel/id';
import { systemRandom } from '@onsale/kernel/random';
import { requiredEnv } from '@onsale/runtime/env';
import { outbox } from '@onsale/runtime/outbox';
import { documentClient } from '@onsale/runtime/table';
import { setTimeout } from 'node:timers/promises';
import { allocationTable } from './adapters/allocation-table.ts';
import { holdTable } from './adapters/hold-table.ts';
import { ledgerTable } from './adapters/ledger-table.ts';
import { planStore } from './adapters/plan-store.ts';
import { saleTable } from './adapters/sale-table.ts';
import { shareTable } from './adapters/share-table.ts';
import { snapshotTable } from './adapters/snapshot-table.ts';
import { stockFacts } from './adapters/stock-facts.ts';
import { unitTable } from './adapters/unit-table.ts';
import type { Ledger, Plans, Ports, StockFacts } from './ports.ts';

/** The real surroundings, made from the function's environment. Once on each cold start. */
export const composition = (): Ports => {
  const tableName = requiredEnv('TABLE_NAME');
  const client = documentClient();
  const out = outbox(systemClock, tableName);
  return {
    sales: saleTable(client, tableName, out, systemClock),
    snapshots: snapshotTable(client, tableName, out),
    units: unitTable(client, tableName),
    holds: holdTable(client, tableName),
    shares: shareTable(client, tableName, systemRandom),
    allocations: allocationTable(client, tableName),
    clock: systemClock,
    random: systemRandom,
    pause: (milliseconds) => setTimeout(milliseconds),
    freshIdBody: randomIdBody,
  };
};

/** These apart, since a function or two need them: the others' bundles leave them out. */
export const ledger = (): Ledger => ledgerTable(documentClient(), requiredEnv('TABLE_NAME'));

export const plans = (): Plans => planStore();

export const facts = (): StockFacts => stockFacts(documentClient(), requiredEnv('TABLE_NAME'));
