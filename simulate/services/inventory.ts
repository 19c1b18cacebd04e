import { eventCancelled, eventPublished } from '@onsale/contracts/catalog/events';
import { orderCancelled, orderExpired, orderForgone, orderRefunding } from '@onsale/contracts/orders/events';
import { on } from '@onsale/runtime/queue-handler';
import { cloudEvent } from '@onsale/testing/queue-event';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import type { Ports } from '../../services/inventory/src/ports.ts';
import { cancelSale } from '../../services/inventory/src/use-cases/cancel-sale.ts';
import { makeUnits } from '../../services/inventory/src/use-cases/make-units.ts';
import { planStock } from '../../services/inventory/src/use-cases/plan-stock.ts';
import { recountStock } from '../../services/inventory/src/use-cases/recount-stock.ts';
import { releaseExpired, returnForgone, returnRefunded } from '../../services/inventory/src/use-cases/release-stock.ts';
import { writeLedger } from '../../services/inventory/src/use-cases/write-ledger.ts';
import { memoryPorts } from '../../services/inventory/test/memory/memory-ports.ts';
import { memoryStock } from '../../services/inventory/test/memory/memory-stock.ts';
import type { Chaos } from '../chaos.ts';
import { deployment } from '../deployment.ts';
import { laggingUnits } from '../lagging-units.ts';
import type { Plants } from '../plants.ts';
import type { Show } from '../show.ts';
import type { Told } from './told.ts';

/** Inventory as it runs: its use cases over its memory. */
export const inventoryService = (chaos: Chaos, plants: Plants) => {
  const { clock, random, scheduler } = chaos;
  const stored = memoryStock();
  const outbox = memoryOutbox(clock, 'inventory');
  const lagging = laggingUnits(stored, chaos);
  let ids = 0;

  const functions = deployment(chaos, ({ through, between }): Ports & Pick<ReturnType<typeof memoryPorts>, 'ledger'> => {
    const { sales, snapshots, units, holds, shares, voucherTries, allocations, acts, ledger } = memoryPorts(
      stored,
      outbox,
      clock,
      between,
    );
    return {
      sales: through('sales', sales),
      snapshots: through('snapshots', snapshots, ['lease']),
      units: through('units', lagging(plants.units(units)), ['change']),
      holds: through('holds', holds, ['create', 'change']),
      shares: through('shares', shares),
      voucherTries: through('voucherTries', voucherTries),
      allocations: through('allocations', allocations),
      acts: through('acts', acts),
      ledger: through('ledger', ledger),
      clock,
      random,
      freshIdBody: () => String(++ids),
      pause: (milliseconds) =>
        new Promise((resolve) => scheduler.at(clock.now() + milliseconds, resolve, 'a pause is over', () => resolve())),
    };
  });

  const told: Told = {
    messages: stored.told,
    consumers: [
      on(orderExpired, (event) => functions.run(releaseExpired, event)),
      on(eventCancelled, (event) => functions.run(cancelSale, event)),
      on(orderRefunding, (event) => functions.run(returnRefunded, event)),
      on(orderCancelled, (event) => functions.run(returnRefunded, event)),
      on(orderForgone, (event) => functions.run(returnForgone, event)),
    ],
    tasks: {
      makeUnits: (data) => functions.run(makeUnits, data as Parameters<ReturnType<typeof makeUnits>>[0]),
      recountStock: (data) => functions.run(recountStock, data as Parameters<ReturnType<typeof recountStock>>[0]),
    },
  };

  return {
    functions,
    stored,
    told,
    /** Writes the ledger's row of a change. */
    writeLedger: (change: (typeof stored.unitChanges)[number]) =>
      functions.run(({ ledger }) => writeLedger(ledger), { ...change, at: clock.now() }),
    /** Puts the show on sale, in peace. */
    open: async ({ sellable, sections }: Show): Promise<void> => {
      const ports = memoryPorts(stored, outbox, clock);
      await planStock(ports, { read: () => Promise.resolve({ sections }) })(
        cloudEvent(eventPublished, sellable, { id: 'published' }),
      );
      await makeUnits({ ...ports, clock })({ eventId: sellable.event.eventId, fromBlock: 0 });
    },
  };
};

export type InventoryService = ReturnType<typeof inventoryService>;
