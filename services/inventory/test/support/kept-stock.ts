import { systemRandom } from '@onsale/kernel/random';
import { outbox } from '@onsale/runtime/outbox';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { gistOf, storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { allocationTable } from '../../src/adapters/allocation-table.ts';
import { holdTable } from '../../src/adapters/hold-table.ts';
import { ledgerTable } from '../../src/adapters/ledger-table.ts';
import { saleTable } from '../../src/adapters/sale-table.ts';
import { shareTable } from '../../src/adapters/share-table.ts';
import { snapshotTable } from '../../src/adapters/snapshot-table.ts';
import { unitTable } from '../../src/adapters/unit-table.ts';
import { memoryPorts } from '../memory/memory-ports.ts';
import type { StockPorts } from '../memory/memory-ports.ts';
import { memoryStock } from '../memory/memory-stock.ts';

/** An empty store of stock, and what it told the world and itself. */
export type KeptStock = StockPorts & { readonly told: () => Promise<object[]> };

const inMemory = (): Promise<KeptStock> => {
  const [stock, clock] = [memoryStock(), manualClock()];
  const ports = memoryPorts(stock, memoryOutbox(clock, 'inventory'), clock);
  return Promise.resolve({ ...ports, told: () => Promise.resolve(gistOf(stock.told)) });
};

const inTheTable = async (): Promise<KeptStock> => {
  const { name, client } = await createTestTable('inventory');
  const clock = manualClock();
  const out = outbox(clock, name);
  return {
    sales: saleTable(client, name, out, clock),
    snapshots: snapshotTable(client, name, out),
    units: unitTable(client, name),
    holds: holdTable(client, name),
    shares: shareTable(client, name, systemRandom),
    allocations: allocationTable(client, name),
    ledger: ledgerTable(client, name),
    told: async () => gistOf(await storedMessages(client, name)),
  };
};

export const keepers = [
  ['in memory', inMemory],
  ['in the table', inTheTable],
] as const;
