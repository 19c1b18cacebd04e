import type { Clock } from '@onsale/kernel/clock';
import type { Ledger, StockPorts } from '../../src/ports.ts';
import type { Outbox } from '@onsale/runtime/outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import { memoryAllocations } from './memory-allocations.ts';
import { memoryHolds } from './memory-holds.ts';
import { memorySales } from './memory-sales.ts';
import { memoryShares } from './memory-shares.ts';
import { memorySnapshots } from './memory-snapshots.ts';
import type { Between, MemoryStock } from './memory-stock.ts';
import { memoryLedger, memoryUnits } from './memory-units.ts';
import { memoryVoucherTries } from './memory-voucher-tries.ts';

/** What inventory keeps. The same as its table does: `test/integration/conformance.test.ts` holds the two against each other. */
export type KeptPorts = StockPorts & { readonly ledger: Ledger };

export const memoryPorts = (
  stock: MemoryStock,
  outbox: Outbox<Message>,
  clock: Clock,
  between: Between = () => Promise.resolve(),
): KeptPorts => ({
  sales: memorySales(stock, outbox, clock),
  snapshots: memorySnapshots(stock, outbox, between),
  units: memoryUnits(stock),
  holds: memoryHolds(stock),
  shares: memoryShares(stock),
  voucherTries: memoryVoucherTries(stock, clock),
  allocations: memoryAllocations(stock),
  acts: { note: (act) => Promise.resolve(void stock.acts.push(act)) },
  ledger: memoryLedger(stock, outbox),
});
