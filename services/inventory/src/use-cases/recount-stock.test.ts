import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { memoryPorts } from '../../test/memory/memory-ports.ts';
import { memoryStock } from '../../test/memory/memory-stock.ts';
import { sellable, ticketType } from '../../test/support/events.ts';
import { isCounted } from '../domain/sale.ts';
import { countOf } from '../domain/snapshot.ts';
import { stockPlanOf } from '../domain/stock.ts';
import { makeUnits } from './make-units.ts';
import { recountStock } from './recount-stock.ts';

test('a recount counts again where a slow one, which began before, was stored in its place', async () => {
  const clock = manualClock();
  const stored = memoryStock();
  const ports = memoryPorts(stored, memoryOutbox(clock, 'inventory'), clock);
  const event = sellable([ticketType('Standing', { quota: 1 })]);
  const { eventId } = event.event;
  await ports.sales.begin({ sellable: event, version: 1, plan: stockPlanOf(event) });
  await makeUnits({ ...ports, clock })({ eventId, fromBlock: 0 });
  const sale = await ports.sales.find(eventId);
  if (!isCounted(sale)) throw new Error('It was opened');

  clock.advance(5000);
  const wanted = clock.now();
  const slowOne = countOf(sale.stock, [[{ name: '000001', freeFrom: wanted }]], wanted - 1000);
  let isSlowOneDone = false;
  const units: typeof ports.units = {
    ...ports.units,
    takenIn: async (...looked) => {
      if (!isSlowOneDone) await ports.snapshots.store(sale, slowOne);
      isSlowOneDone = true;
      return ports.units.takenIn(...looked);
    },
  };
  const pause = () => Promise.resolve();
  await recountStock({ ...ports, units, clock, random: { next: () => 0 }, pause })({ eventId, notBefore: wanted });
  expect(stored.sales.get(eventId)?.snapshot).toMatchObject({ madeAt: wanted, free: new Uint8Array([1]) });
  expect(stored.told.at(-1)).toMatchObject({ event: { type: 'onsale.inventory.stock-returned.v1' } });
});
