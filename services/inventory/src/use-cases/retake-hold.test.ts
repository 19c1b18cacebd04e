import { makeId } from '@onsale/kernel/id';
import type { HoldId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import { memoryPorts } from '../../test/memory/memory-ports.ts';
import { memoryStock } from '../../test/memory/memory-stock.ts';
import { sellable, ticketType } from '../../test/support/events.ts';
import { stockPlanOf } from '../domain/stock.ts';
import { stateOf } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { claimHold } from './claim-hold.ts';
import { createHold } from './create-hold.ts';
import { makeUnits } from './make-units.ts';
import { retakeHold } from './retake-hold.ts';

const call = { correlationId: 'test', headers: undefined };
const orderId = makeId('order', 'one');

/** Three places, of which the order's one is lost to somebody else. */
const lateOrder = async () => {
  const clock = manualClock();
  const stored = memoryStock();
  let ids = 0;
  const ports: Ports = {
    ...memoryPorts(stored, memoryOutbox(clock, 'inventory'), clock),
    ...{ clock, random: { next: () => 0 }, pause: () => Promise.resolve(), freshIdBody: () => String(++ids) },
  };
  const type = ticketType('Standing', { quota: 3 });
  const event = sellable([type], { holdSeconds: 10 });
  const { eventId } = event.event;
  await ports.sales.begin({ sellable: event, version: 1, plan: stockPlanOf(event) });
  await makeUnits(ports)({ eventId, fromBlock: 0 });
  const hold = async (): Promise<HoldId> => {
    const lines = [{ ticketTypeId: type.ticketTypeId, quantity: 1 }];
    const held = await createHold(ports)({ eventId, lines }, { idempotencyKey: undefined, clientAddress: '192.0.2.1' });
    if (!held.ok) throw new Error(held.error.code);
    return held.value.holdId;
  };
  const holdId = await hold();
  await claimHold(ports)({ holdId, orderId }, call);
  clock.advance(20_000);
  await hold();
  const unitsSold = () =>
    [...stored.units.values()].flatMap((block) =>
      [...block.values()].filter((unit) => stateOf(unit) === 'sold').map(({ sk }) => sk),
    );
  const unitsNamed = () =>
    stored.holds
      .get('1')
      ?.units.flat()
      .map((unitId) => unitId.slice(-6));
  return { ports, holdId, hold, unitsSold, unitsNamed };
};

/** Holds that let something else happen before their next change. */
const afterSomethingElse = (holds: Ports['holds'], something: () => Promise<unknown>): Ports['holds'] => {
  let isDone = false;
  return {
    ...holds,
    change: async (...wanted) => {
      if (!isDone) {
        isDone = true;
        await something();
      }
      return holds.change(...wanted);
    },
  };
};

test('two retakes of an order at the same moment sell it its tickets once, and the hold names what was sold', async () => {
  const { ports, holdId, unitsSold, unitsNamed } = await lateOrder();
  const other = () => retakeHold({ ...ports, random: { next: () => 0.99 } })({ holdId, orderId }, call);
  const slower = retakeHold({ ...ports, holds: afterSomethingElse(ports.holds, other) });
  await expect(slower({ holdId, orderId }, call)).rejects.toThrow('Another try');
  expect(await slower({ holdId, orderId }, call)).toMatchObject({ ok: true });
  expect(unitsSold()).toHaveLength(1);
  expect(unitsNamed()).toEqual(unitsSold());
});

test('a retake after one that broke off has the last place that this one took', async () => {
  const { ports, holdId, hold, unitsSold, unitsNamed } = await lateOrder();
  await hold();
  const change = ports.holds.change.bind(ports.holds);
  const breakingOff: Ports['holds'] = {
    ...ports.holds,
    change: (id, wanted) => ('takenAs' in wanted.set ? Promise.reject(new Error('it broke off')) : change(id, wanted)),
  };
  await expect(retakeHold({ ...ports, holds: breakingOff })({ holdId, orderId }, call)).rejects.toThrow('it broke off');
  expect(await retakeHold(ports)({ holdId, orderId }, call)).toMatchObject({ ok: true });
  expect(unitsSold()).toEqual(['000003']);
  expect(unitsNamed()).toEqual(unitsSold());
});

test('a retake whose writes are done and sent again, since their answers were lost, sells what it took', async () => {
  const { ports, holdId, unitsSold, unitsNamed } = await lateOrder();
  const change = ports.holds.change.bind(ports.holds);
  const sendingAgain: Ports['holds'] = {
    ...ports.holds,
    change: async (...wanted) => {
      await change(...wanted);
      return change(...wanted);
    },
  };
  expect(await retakeHold({ ...ports, holds: sendingAgain })({ holdId, orderId }, call)).toMatchObject({ ok: true });
  expect(unitsSold()).toHaveLength(1);
  expect(unitsNamed()).toEqual(unitsSold());
});
