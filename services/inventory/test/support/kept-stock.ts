import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Act } from '@onsale/contracts/audit';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { outbox } from '@onsale/runtime/outbox';
import { gistOf, storedMessages } from '@onsale/testing/stored-messages';
import { createTestTable } from '@onsale/testing/test-table';
import { ledgerTable } from '../../src/adapters/ledger-table.ts';
import { stockTables } from '../../src/adapters/stock-tables.ts';
import { memoryPorts } from '../memory/memory-ports.ts';
import type { KeptPorts } from '../memory/memory-ports.ts';
import { memoryStock } from '../memory/memory-stock.ts';

/** An empty store of stock, and what it told the world and itself. */
export type KeptStock = KeptPorts & { readonly told: () => Promise<object[]>; readonly audited: () => Promise<Act['action'][]> };

const inMemory = (): Promise<KeptStock> => {
  const [stock, clock] = [memoryStock(), manualClock()];
  const ports = memoryPorts(stock, memoryOutbox(clock, 'inventory'), clock);
  return Promise.resolve({
    ...ports,
    told: () => Promise.resolve(gistOf(stock.told)),
    audited: () => Promise.resolve(stock.acts.map(({ action }) => action)),
  });
};

const inTheTable = async (): Promise<KeptStock> => {
  const { name, client } = await createTestTable('inventory');
  return {
    ...stockTables(client, name, manualClock()),
    ledger: ledgerTable(client, name, outbox(manualClock(), name)),
    told: async () => gistOf(await storedMessages(client, name)),
    audited: async () => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
      return Items.flatMap(({ kind, act }) => (kind === 'audit' ? [(act as Act).action] : []));
    },
  };
};

export const keepers = [
  ['in memory', inMemory],
  ['in the table', inTheTable],
] as const;
