import type { AllocationId, HoldId, OrderId } from '@onsale/kernel/id';
import fc from 'fast-check';
import { isDone, isTrueOf } from './change.ts';
import type { Change } from './change.ts';
import { allocate, allocated, confirm, giveBack, hold, never, release, releaseAllocated, stateOf } from './unit.ts';
import type { Unit } from './unit.ts';

/** What a table does: the change where it may happen, nothing where it may not. */
const changed = (unit: Unit, change: Change<Unit>): Unit => {
  if (!change.from.some((facts) => isTrueOf(unit, facts))) return unit;
  const kept = Object.entries(unit).filter(([name]) => !change.remove?.includes(name as keyof Unit));
  return { ...(Object.fromEntries(kept) as Unit), ...change.set };
};

const holds = ['hld_a', 'hld_b', 'hld_c'] as HoldId[];
const allocations = ['alc_a', 'alc_b', 'alc_c'] as AllocationId[];
const orders = ['ord_a', 'ord_b', 'ord_c'] as OrderId[];

const verbs = ['hold', 'release', 'confirm', 'giveBack', 'allocate', 'releaseAllocated', 'wait'] as const;

type Step = { readonly verb: (typeof verbs)[number]; readonly who: number; readonly for: number };

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    who: fc.nat({ max: 2 }),
    for: fc.integer({ min: 1, max: 100 }),
  }),
  { maxLength: 40 },
);

/** A cloakroom attendant's view: one hook, who has it, until when, and whether for good; or who put it out of use. */
type Model = { owner: number | undefined; until: number; sold: boolean; keeper?: number };

const modelAfter = (model: Model, { verb, who, for: length }: Step, now: number): Model => {
  const mine = model.owner === who;
  switch (verb) {
    case 'hold':
      return !model.sold && model.keeper === undefined && (model.owner === undefined || model.until <= now)
        ? { owner: who, until: now + length, sold: false }
        : model;
    case 'confirm':
      return mine ? { ...model, sold: true } : model;
    case 'release':
      return mine && !model.sold ? { owner: undefined, until: 0, sold: false } : model;
    case 'giveBack':
      return mine ? { owner: undefined, until: 0, sold: false } : model;
    case 'allocate':
      return mine && !model.sold ? { owner: undefined, until: allocated, sold: false, keeper: who } : model;
    case 'releaseAllocated':
      return model.keeper === who ? { owner: undefined, until: 0, sold: false } : model;
    case 'wait':
      return model;
  }
};

const changeOf = ({ verb, who, for: length }: Step, now: number): Change<Unit> | undefined => {
  const [holdId, orderId] = [holds[who] ?? ('' as HoldId), orders[who] ?? ('' as OrderId)];
  const allocationId = allocations[who] ?? ('' as AllocationId);
  switch (verb) {
    case 'hold':
      return hold({ holdId, now, until: now + length });
    case 'confirm':
      return confirm(holdId, orderId);
    case 'release':
      return release(holdId);
    case 'giveBack':
      return giveBack(holdId, orderId);
    case 'allocate':
      return allocate(holdId, allocationId);
    case 'releaseAllocated':
      return releaseAllocated(allocationId);
    case 'wait':
      return undefined;
  }
};

const stateOfModel = ({ owner, sold, keeper }: Model) => {
  if (keeper !== undefined) return 'allocated';
  if (sold) return 'sold';
  return owner === undefined ? 'free' : 'held';
};

test('a unit has one owner at a time, whatever comes in whatever order', () => {
  fc.assert(
    fc.property(steps, (story) => {
      let now = 1000;
      let unit: Unit = { freeFrom: 0 };
      let model: Model = { owner: undefined, until: 0, sold: false };
      for (const step of story) {
        if (step.verb === 'wait') now += step.for;
        const change = changeOf(step, now);
        if (change) unit = changed(unit, change);
        model = modelAfter(model, step, now);
        expect(stateOf(unit)).toBe(stateOfModel(model));
        expect(unit.holdId).toBe(model.owner === undefined ? undefined : holds[model.owner]);
        expect(unit.allocationId).toBe(model.keeper === undefined ? undefined : allocations[model.keeper]);
        expect(unit.orderId).toBe(model.sold && model.owner !== undefined ? orders[model.owner] : undefined);
        if (!model.sold) expect(unit.freeFrom).toBe(model.until);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a change that is made twice is done and changes nothing more', () => {
  const [holdId, orderId] = ['hld_a' as HoldId, 'ord_a' as OrderId];
  const held = changed({ freeFrom: 0 }, hold({ holdId, now: 1, until: 9 }));
  expect(isDone(hold({ holdId, now: 2, until: 10 }), held)).toBe(true);
  expect(changed(held, hold({ holdId, now: 2, until: 10 }))).toBe(held);
  const sold = changed(held, confirm(holdId, orderId));
  expect(sold).toEqual({ freeFrom: never, holdId, orderId });
  expect(isDone(confirm(holdId, orderId), sold)).toBe(true);
  expect(changed(sold, confirm(holdId, orderId))).toBe(sold);
});

test('a sold unit is nobody’s to hold, ever', () => {
  const sold: Unit = { freeFrom: never, holdId: 'hld_a' as HoldId, orderId: 'ord_a' as OrderId };
  const change = hold({ holdId: 'hld_a' as HoldId, now: never - 1, until: never });
  expect(changed(sold, change)).toBe(sold);
  expect(isDone(change, sold)).toBe(false);
});
