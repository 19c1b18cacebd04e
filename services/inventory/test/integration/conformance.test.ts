import { actBy } from '@onsale/contracts/use-case';
import { makeId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import { beginRetake, claim, giveBack as giveBackHold, release as releaseHold, retake } from '../../src/domain/hold.ts';
import { nameRelease } from '../../src/domain/allocation.ts';
import type { Allocation } from '../../src/domain/allocation.ts';
import type { Hold } from '../../src/domain/hold.ts';
import { isCounted } from '../../src/domain/sale.ts';
import type { CountedSale } from '../../src/domain/sale.ts';
import type { Share } from '../../src/domain/share.ts';
import { countOf } from '../../src/domain/snapshot.ts';
import type { Count } from '../../src/domain/snapshot.ts';
import { grown, stockOf, stockPlanOf } from '../../src/domain/stock.ts';
import {
  allocate,
  allocated,
  confirm,
  giveBack,
  hold,
  never,
  release,
  releaseAllocated,
  retire,
  retired,
  revive,
} from '../../src/domain/unit.ts';
import { wrongCodesANetwork } from '../../src/domain/voucher.ts';
import { keepers } from '../support/kept-stock.ts';
import type { KeptStock } from '../support/kept-stock.ts';
import { section, sellable, ticketType } from '../support/events.ts';

const now = manualClock().now();
const standing = ticketType('Standing', { quota: 3 });
const seated = ticketType('Seated', { categories: ['all'] });
const event = sellable([standing, seated]);
const { eventId } = event.event;
const plan = stockPlanOf(event, { sections: [section('A', 1, 11)] });
const { blocks } = stockOf(plan);
const [places, seats] = blocks;
if (!places || !seats) throw new Error('The plan has a block of places and one of seats');
const [first = '', second = '', third = ''] = places.unitIds;
const [holdId, otherId] = [makeId('hold', 'a_1'), makeId('hold', 'a_2')];
const [allocationId, otherAllocation] = [makeId('allocation', 'a'), makeId('allocation', 'b')];
const [orderId, otherOrder] = [makeId('order', 'one'), makeId('order', 'other')];

const aHold: Hold = {
  ...{ holdId, eventId, status: 'held', expiresAt: now + 1000, lines: [], units: [[first]], tickets: 1 },
  ...{ total: { amount: 0, currency: 'EUR' }, requestHash: 'hash', version: 1, ttl: 7 },
};

/** Counts as if so many places were held or sold. */
const countAt = (madeAt: number, held = 0, sold = 0): Count => {
  const taken = places.unitIds.slice(0, held + sold).map((unitId, index) => ({
    name: unitId.slice(-6),
    freeFrom: index < held ? now + 5000 : never,
  }));
  return countOf(
    stockOf(plan),
    [taken, seats.unitIds.map((id) => ({ name: id.split('#').at(-1) ?? '', freeFrom: never }))],
    madeAt,
  );
};

describe.each(keepers)('what is kept %s', (_, keep) => {
  let kept: KeptStock;
  beforeEach(async () => {
    kept = await keep();
  });

  const opened = async (count = countAt(now)): Promise<CountedSale> => {
    await kept.sales.begin({ sellable: event, version: 3, plan });
    const sale = await kept.sales.find(eventId);
    if (!sale) throw new Error('It was begun');
    await kept.sales.open(sale, count);
    const counted = await kept.sales.find(eventId);
    if (!isCounted(counted)) throw new Error('It was opened');
    return counted;
  };

  describe('sales', () => {
    test('nothing is found of an event that nobody began', async () => {
      expect(await kept.sales.find(eventId)).toBeUndefined();
      expect(await kept.sales.summary(eventId)).toBeUndefined();
      expect(await kept.sales.update(event, 1)).toBe(false);
    });

    test('a sale begins once, and orders its units', async () => {
      await kept.sales.begin({ sellable: event, version: 3, plan });
      await kept.sales.begin({ sellable: { ...event, holdSeconds: 5 }, version: 4, plan });
      const found = await kept.sales.find(eventId);
      expect(found).toEqual({ sellable: event, status: 'making', stock: stockOf(plan) });
      expect(await kept.sales.summary(eventId)).toEqual(event.event);
      expect(await kept.told()).toEqual([{ to: 'task', task: 'makeUnits', data: { eventId, fromBlock: 0 }, dueAt: now }]);
    });

    test('it is cancelled for good, also while its units are being made', async () => {
      expect(await kept.sales.cancel(eventId)).toBe(false);
      await kept.sales.begin({ sellable: event, version: 3, plan });
      expect([await kept.sales.cancel(eventId), await kept.sales.cancel(eventId)]).toEqual([true, true]);
      const sale = await kept.sales.find(eventId);
      expect(sale).toMatchObject({ status: 'cancelled', sellable: event });
      if (sale) await kept.sales.open(sale, countAt(now));
      expect(await kept.sales.update({ ...event, holdSeconds: 5 }, 4)).toBe(true);
      expect(await kept.sales.find(eventId)).toMatchObject({ status: 'cancelled', sellable: { holdSeconds: 5 } });
    });

    test('it takes over what is newer and nothing else', async () => {
      await kept.sales.begin({ sellable: event, version: 3, plan });
      for (const version of [5, 5, 4]) expect(await kept.sales.update({ ...event, holdSeconds: version }, version)).toBe(true);
      expect((await kept.sales.find(eventId))?.sellable.holdSeconds).toBe(5);
    });

    test('making goes on later, where it is told', async () => {
      await kept.sales.continueMaking(eventId, 7, 2000);
      expect(await kept.told()).toEqual([{ to: 'task', task: 'makeUnits', data: { eventId, fromBlock: 7 }, dueAt: now + 2000 }]);
    });

    test('it grows by what nobody else added meanwhile, and its blocks keep their places', async () => {
      const sale = await opened();
      const quotaId = standing.ticketTypeId;
      const larger = grown(sale.stock, quotaId, 60);
      expect(await kept.sales.grow(sale, larger)).toBe(true);
      expect(await kept.sales.grow(sale, grown(sale.stock, quotaId, 1))).toBe(false);
      const after = await kept.sales.latest(eventId);
      expect(after?.stock).toEqual(larger);
      expect(await kept.sales.find(eventId)).toEqual(after);
      expect(larger.blocks.slice(0, 2)).toEqual(blocks);
      expect(larger.blocks.slice(2).map(({ blockId, unitIds }) => [blockId.split('#')[1], unitIds[0]?.slice(-6)])).toEqual([
        ['1', '000004'],
        ['2', '000054'],
      ]);
    });

    test('it opens once, with its first count, and tells how much there is', async () => {
      const sale = await opened();
      expect(sale).toMatchObject({ status: 'on-sale', snapshot: { ...countAt(now), version: 1 } });
      await kept.sales.open(sale, countAt(now + 1));
      expect(await kept.sales.find(eventId)).toEqual(sale);
      const told = (await kept.told()).filter((message) => !('task' in message));
      expect(told).toEqual([
        { type: 'onsale.inventory.stock-ready.v1', subject: eventId, aggregateversion: 1, data: { eventId, units: 14 } },
      ]);
    });
  });

  describe('snapshots', () => {
    const stored = async (sale: CountedSale, count: Count): Promise<CountedSale> => {
      const next = await kept.snapshots.store(sale, count);
      if (!next) throw new Error('Nobody else stored one');
      return next;
    };

    test('one counts at a time, until the lease is over or the count is stored, and nobody for whom that will do', async () => {
      const sale = await opened();
      const lease = (moment: number, until: number, wanted = moment) => kept.snapshots.lease(eventId, moment, { until, wanted });
      expect(await lease(now, now + 10)).toBe(true);
      expect(await lease(now + 9, now + 20)).toBe(false);
      expect(await lease(now + 10, now + 20)).toBe(true);
      await kept.snapshots.store(sale, countAt(now + 10));
      expect(await lease(now + 11, now + 30, now + 10)).toBe(false);
      expect(await lease(now + 11, now + 30)).toBe(true);
    });

    test('a count is stored over the one that it began from, and over no other', async () => {
      const sale = await opened();
      expect(await kept.snapshots.store(sale, countAt(now + 1))).toMatchObject({ snapshot: { madeAt: now + 1, version: 2 } });
      expect(await kept.snapshots.store(sale, countAt(now + 2))).toBeUndefined();
      expect((await kept.sales.find(eventId))?.snapshot).toMatchObject({ madeAt: now + 1, version: 2 });
    });

    test('sold out, all held and stock that returned are told with the count that found them', async () => {
      let sale = await opened();
      sale = await stored(sale, countAt(now + 1, 3));
      sale = await stored(sale, countAt(now + 2, 3));
      sale = await stored(sale, countAt(now + 3, 0, 3));
      sale = await stored(sale, countAt(now + 4, 1));
      expect((await kept.sales.find(eventId))?.snapshot).toMatchObject(sale.snapshot);
      const recountAt = now + 6000; // a second after the first of them is free by itself
      const fact = { subject: eventId, data: { eventId } };
      expect((await kept.told()).filter((message) => !('task' in message && message.task === 'makeUnits'))).toEqual([
        { to: 'task', task: 'recountStock', data: { eventId, notBefore: recountAt }, dueAt: recountAt },
        { ...fact, type: 'onsale.inventory.sold-out.v1', aggregateversion: 4 },
        { ...fact, type: 'onsale.inventory.stock-ready.v1', aggregateversion: 1, data: { eventId, units: 14 } },
        { ...fact, type: 'onsale.inventory.stock-returned.v1', aggregateversion: 5 },
      ]);
    });

    const recounts = async () => (await kept.told()).filter((message) => 'task' in message && message.task === 'recountStock');
    const recountsOrdered = (...moments: number[]) =>
      moments.map((moment) => ({
        ...{ to: 'task', task: 'recountStock' },
        ...{ data: { eventId, notBefore: moment }, dueAt: moment },
      }));

    test('a recount can be ordered for later, whatever is free', async () => {
      await opened();
      await kept.snapshots.recountAt(eventId, now + 9);
      expect(await recounts()).toEqual(recountsOrdered(now + 9));
      expect((await kept.sales.find(eventId))?.staleBefore).toBeUndefined();
    });

    test('stock that came back makes older counts stale, and is recounted where nothing was free or somebody counts', async () => {
      const sale = await opened();
      await kept.snapshots.stockCameBack(eventId, now + 1);
      expect((await kept.sales.find(eventId))?.staleBefore).toBe(now + 1);
      expect(await recounts()).toEqual([]);
      await kept.snapshots.lease(eventId, now, { until: now + 1000, wanted: now });
      await kept.snapshots.stockCameBack(eventId, now + 2);
      await kept.snapshots.store(sale, countAt(now + 3, 0, 3));
      await kept.snapshots.stockCameBack(eventId, now + 4);
      expect((await kept.sales.find(eventId))?.staleBefore).toBe(now + 4);
      expect(await recounts()).toEqual(recountsOrdered(now + 1002, now + 1004));
    });
  });

  describe('units', () => {
    const change = (unitId: string, wanted: Parameters<KeptStock['units']['change']>[2]) =>
      kept.units.change(eventId, unitId, wanted);
    const byUs = hold({ holdId, now, until: now + 10 });
    const byOthers = (moment: number) => hold({ holdId: otherId, now: moment, until: moment + 10 });

    test('a block is made whole, once, and its units are all free', async () => {
      expect(await change(first, byUs)).toBe(false);
      expect(await kept.units.freeIn(eventId, places, now)).toEqual([]);
      for (const block of [places, seats, places]) await kept.units.make(eventId, block, { freeFrom: 0 });
      expect(await kept.units.freeIn(eventId, places, now)).toEqual(places.unitIds);
      expect(await kept.units.freeIn(eventId, seats, now)).toEqual(seats.unitIds.toSorted());
      await change(first, byUs);
      await kept.units.make(eventId, places, { freeFrom: 0 });
      expect(await kept.units.freeIn(eventId, places, now)).toEqual([second, third]);
    });

    test('a look at a stretch of a block sees so many units from one on, in the order of their names, and of those the free ones', async () => {
      await kept.units.make(eventId, places, { freeFrom: 0 });
      expect(await kept.units.freeIn(eventId, places, now, { from: second, length: 1 })).toEqual([second]);
      expect(await kept.units.freeIn(eventId, places, now, { from: second, length: 9 })).toEqual([second, third]);
      await change(second, byUs);
      expect(await kept.units.freeIn(eventId, places, now, { from: second, length: 1 })).toEqual([]);
      expect(await kept.units.freeIn(eventId, places, now, { from: first, length: 3 })).toEqual([first, third]);
    });

    test('a block that is there by half is a fault', async () => {
      await kept.units.make(eventId, { ...places, unitIds: [first] }, { freeFrom: 0 });
      await expect(kept.units.make(eventId, places, { freeFrom: 0 })).rejects.toThrow('only in part');
    });

    test('a held unit is its hold’s until its time is over, and again afterwards if nobody took it', async () => {
      await kept.units.make(eventId, places, { freeFrom: 0 });
      expect([await change(first, byUs), await change(first, byUs)]).toEqual([true, true]);
      expect(await change(first, byOthers(now + 9))).toBe(false);
      expect(await kept.units.freeIn(eventId, places, now + 9)).toEqual([second, third]);
      expect(await kept.units.takenIn(eventId, places, now + 9)).toEqual([{ name: first.slice(-6), freeFrom: now + 10 }]);
      expect(await kept.units.takenIn(eventId, places, now + 10)).toEqual([]);
      expect(await kept.units.freeIn(eventId, places, now + 10)).toEqual(places.unitIds);
      expect(await change(first, confirm(otherId, otherOrder))).toBe(false);
      expect(await change(first, confirm(holdId, orderId))).toBe(true);
    });

    test('a unit that somebody else took in time is lost to its hold', async () => {
      await kept.units.make(eventId, places, { freeFrom: 0 });
      await change(first, byUs);
      expect(await change(first, byOthers(now + 10))).toBe(true);
      expect(await change(first, confirm(holdId, orderId))).toBe(false);
      expect(await change(first, release(holdId))).toBe(false);
      expect(await kept.units.takenIn(eventId, places, now + 10)).toEqual([{ name: first.slice(-6), freeFrom: now + 20 }]);
    });

    test('a retired unit is nobody’s until it is revived, and only a free one can be retired', async () => {
      await kept.units.make(eventId, places, { freeFrom: retired });
      expect(await kept.units.freeIn(eventId, places, now)).toEqual([]);
      expect([await change(first, byUs), await change(first, revive), await change(first, revive)]).toEqual([false, true, false]);
      expect(await change(first, byUs)).toBe(true);
      expect([await change(first, retire(now)), await change(first, retire(now + 10))]).toEqual([false, true]);
      expect([await change(first, byUs), await change(first, confirm(holdId, orderId))]).toEqual([false, false]);
      expect(await kept.units.allIn(eventId, places)).toEqual(places.unitIds.map((unitId) => ({ unitId, freeFrom: retired })));
    });

    test('a unit of an allocation is nobody else’s at any time, and only its own allocation lets it go', async () => {
      await kept.units.make(eventId, places, { freeFrom: 0 });
      expect(await change(first, allocate(holdId, allocationId))).toBe(false);
      await change(first, byUs);
      expect([await change(first, allocate(otherId, allocationId)), await change(first, allocate(holdId, allocationId))]).toEqual(
        [false, true],
      );
      expect(await change(first, allocate(holdId, allocationId))).toBe(true);
      const [kind] = await kept.units.allIn(eventId, places);
      expect(kind).toEqual({ unitId: first, freeFrom: allocated, allocationId });
      const taking = [byOthers(now + 100_000), release(holdId), confirm(holdId, orderId), retire(now), revive];
      for (const each of [...taking, releaseAllocated(otherAllocation)]) expect(await change(first, each)).toBe(false);
      expect(await kept.units.takenIn(eventId, places, now + 100_000)).toEqual([{ name: first.slice(-6), freeFrom: allocated }]);
      expect([await change(first, releaseAllocated(allocationId)), await change(first, releaseAllocated(allocationId))]).toEqual([
        true,
        false,
      ]);
      expect(await kept.units.allIn(eventId, places)).toEqual(places.unitIds.map((unitId) => ({ unitId, freeFrom: 0 })));
    });

    test('what is free is never sold, and what is sold comes back by its order alone', async () => {
      await kept.units.make(eventId, places, { freeFrom: 0 });
      expect(await change(first, confirm(holdId, orderId))).toBe(false);
      await change(first, byUs);
      expect([await change(first, confirm(holdId, orderId)), await change(first, confirm(holdId, orderId))]).toEqual([
        true,
        true,
      ]);
      expect(await change(first, byOthers(now + 1000))).toBe(false);
      expect(await change(first, release(holdId))).toBe(false);
      expect(await change(first, giveBack(holdId, otherOrder))).toBe(false);
      expect(await change(first, giveBack(otherId, orderId))).toBe(true);
      expect(await kept.units.freeIn(eventId, places, now)).toEqual(places.unitIds);
    });
  });

  describe('holds', () => {
    const claiming = claim({ holdId, orderId, now });

    test('a key has one active hold; a released one or one past its time makes place', async () => {
      expect(await kept.holds.find('a')).toBeUndefined();
      expect(await kept.holds.create('a', aHold, now)).toBe(true);
      expect(await kept.holds.find('a')).toMatchObject(aHold);
      expect(await kept.holds.create('a', { ...aHold, holdId: otherId }, now + 999)).toBe(false);
      expect(await kept.holds.create('a', { ...aHold, holdId: otherId }, now + 1000)).toBe(true);
      expect(await kept.holds.change(holdId, releaseHold(holdId, now))).toMatchObject({
        happened: false,
        hold: { holdId: otherId },
      });
      expect(await kept.holds.change(otherId, releaseHold(otherId, now))).toMatchObject({ happened: true });
      expect(await kept.holds.create('a', aHold, now)).toBe(true);
    });

    test('a header that is written again is there already, and is not written over, whatever became of it', async () => {
      await kept.holds.create('a', aHold, now);
      expect(await kept.holds.create('a', aHold, now)).toBe(true);
      await kept.holds.change(holdId, releaseHold(holdId, now));
      expect(await kept.holds.create('a', aHold, now)).toBe(true);
      expect(await kept.holds.find('a')).toMatchObject({ holdId, status: 'released' });
    });

    test('a retake that is written again has happened already, until its order is refunded', async () => {
      const [takenAs, anotherTry] = [makeId('hold', 'a_again'), makeId('hold', 'a_later')];
      await kept.holds.create('a', aHold, now);
      await kept.holds.change(holdId, claiming);
      const begun = await kept.holds.find('a');
      if (!begun) throw new Error('There is no hold');
      const begin = beginRetake(begun, orderId, takenAs);
      const { hold = begun } = await kept.holds.change(holdId, begin);
      expect(await kept.holds.change(holdId, begin)).toEqual({ happened: true, hold });
      expect(await kept.holds.change(holdId, beginRetake(begun, orderId, anotherTry))).toEqual({ happened: false, hold });
      const name = retake(hold, orderId, { units: [[second]], takenAs });
      const { hold: named } = await kept.holds.change(holdId, name);
      expect(await kept.holds.change(holdId, name)).toEqual({ happened: true, hold: named });
      await kept.holds.change(holdId, giveBackHold(holdId, orderId, now));
      expect(await kept.holds.change(holdId, name)).toMatchObject({ happened: false, hold: { status: 'returned' } });
    });

    test('a claimed hold keeps its key for good', async () => {
      await kept.holds.create('a', aHold, now);
      const { happened, hold: claimed } = await kept.holds.change(holdId, claiming);
      expect({ happened, claimed }).toMatchObject({ happened: true, claimed: { status: 'claimed', orderId } });
      expect(claimed).not.toHaveProperty('ttl');
      expect(await kept.holds.find('a')).toEqual(claimed);
      expect(await kept.holds.create('a', { ...aHold, holdId: otherId }, now + 10_000)).toBe(false);
      expect(await kept.holds.change(holdId, releaseHold(holdId, now))).toMatchObject({ happened: false, hold: { orderId } });
    });

    test('a change of what is not there, or of what was never a hold, does not happen', async () => {
      expect(await kept.holds.change(holdId, claiming)).toEqual({ happened: false, hold: undefined });
      expect(await kept.holds.change(makeId('hold', 'never-ours'), claiming)).toEqual({ happened: false, hold: undefined });
    });
  });

  describe('tries of vouchers', () => {
    const { most, windowMilliseconds } = wrongCodesANetwork;

    test('a network has so many in a window, in which what is given back is not counted', async () => {
      for (let taken = 1; taken < most; taken++) await kept.voucherTries.take(`198.51.100.${taken}`);
      const last = await kept.voucherTries.take('198.51.100.250');
      const retryAfterSeconds = Math.ceil((windowMilliseconds - (now % windowMilliseconds)) / 1000);
      expect(await kept.voucherTries.take('198.51.100.1')).toEqual({ retryAfterSeconds });
      if ('giveBack' in last) await last.giveBack();
      expect(await kept.voucherTries.take('198.51.100.1')).toHaveProperty('giveBack');
      expect(await kept.voucherTries.take('198.51.100.1')).toEqual({ retryAfterSeconds });
      expect(await kept.voucherTries.take('198.51.101.1')).toHaveProperty('giveBack');
    });
  });

  describe('allocations', () => {
    const anAllocation: Allocation = {
      ...{ allocationId, eventId, name: 'Press', createdAt: now, requestHash: 'hash', holdId, units: [first], releases: [] },
      version: 1,
    };
    const act = actBy('create-allocation', { organizerId: event.event.organizerId, keyId: makeId('apiKey', 'desk'), scopes: [] })(
      allocationId,
    );
    const part = (key: string) => ({ key, requestHash: 'hash', units: [first] });

    test('one is made once, and found', async () => {
      expect(await kept.allocations.find(eventId, allocationId)).toBeUndefined();
      expect(await kept.allocations.create(anAllocation, act)).toBe(true);
      expect(await kept.allocations.create({ ...anAllocation, name: 'Friends' }, act)).toBe(false);
      expect(await kept.allocations.find(eventId, allocationId)).toMatchObject(anAllocation);
      expect(await kept.audited()).toEqual(['create-allocation']);
    });

    test('a release is named over what was read, and over nothing newer', async () => {
      await kept.allocations.create(anAllocation, act);
      expect(await kept.allocations.change(anAllocation, nameRelease(anAllocation, part('one')), act)).toBe(true);
      expect(await kept.allocations.change(anAllocation, nameRelease(anAllocation, part('two')), act)).toBe(false);
      expect(await kept.allocations.find(eventId, allocationId)).toMatchObject({ releases: [part('one')], version: 2 });
      expect(await kept.audited()).toHaveLength(2);
      expect(
        await kept.allocations.change({ eventId, allocationId: otherAllocation }, nameRelease(anAllocation, part('one')), act),
      ).toBe(false);
    });

    test('they are listed page by page, an event’s own', async () => {
      const ids = ['c', 'a', 'b'].map((body) => makeId('allocation', body));
      for (const id of ids) await kept.allocations.create({ ...anAllocation, allocationId: id }, act);
      const found: string[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await kept.allocations.page(eventId, { limit: 2, cursor });
        if (!page.ok) throw new Error(page.error.code);
        found.push(...page.value.items.map((each) => each.allocationId));
        cursor = page.value.nextCursor;
      }
      expect(found).toEqual(ids.toSorted());
      expect(await kept.allocations.page(makeId('event', 'other'), { limit: 2 })).toEqual({ ok: true, value: { items: [] } });
      expect(await kept.allocations.page(eventId, { limit: 2, cursor: '?' })).toMatchObject({
        ok: false,
        error: { code: 'invalid-request', field: 'cursor' },
      });
    });
  });

  test('a share is changed from what it was last, however many change it at once, and stays where nothing is made of it', async () => {
    const hold = { holdId, units: 1, until: now };
    const add = () => kept.shares.change(eventId, 'a network', (share) => (share.length < 5 ? [...share, hold] : undefined));
    const outcomes = await Promise.all(Array.from({ length: 8 }, add));
    expect(outcomes.filter((happened) => happened)).toHaveLength(5);
    const look = async (client: string) => {
      let found: Share = [];
      await kept.shares.change(eventId, client, (share) => void (found = share));
      return found;
    };
    expect(await look('a network')).toEqual(Array(5).fill(hold));
    expect(await look('another')).toEqual([]);
  });

  test('what was sold ahead of its order is told', async () => {
    const sale = { orderId, holdId };
    await kept.ledger.tellAhead({ eventId, ...sale });
    expect(await kept.told()).toEqual([
      { type: 'onsale.inventory.sold-ahead.v1', subject: eventId, aggregateversion: 1, data: { eventId, sales: [sale] } },
    ]);
  });

  test('a row of the ledger can be appended again', async () => {
    const row = {
      unit: { pk: 'unit#1', sk: '1', version: 1 },
      from: { state: 'free' },
      to: { state: 'sold' },
      at: '2027',
    } as const;
    for (const at of ['2027', '2028']) await expect(kept.ledger.append({ ...row, at })).resolves.toBeUndefined();
  });
});
