import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AllocationId, HoldId, OrderId } from '@onsale/kernel/id';
import { createTestTable } from '@onsale/testing/test-table';
import fc from 'fast-check';
import { changeItem } from '../../src/adapters/changes.ts';
import { isDone, isTrueOf } from '../../src/domain/change.ts';
import {
  allocate,
  allocated,
  confirm,
  giveBack,
  hold,
  never,
  release,
  releaseAllocated,
  restate,
  retire,
  retired,
  returnSold,
  revive,
} from '../../src/domain/unit.ts';
import type { Unit } from '../../src/domain/unit.ts';

const holdId = fc.constantFrom('hld_a' as HoldId, 'hld_b' as HoldId);
const allocationId = fc.constantFrom('alc_a' as AllocationId, 'alc_b' as AllocationId);
const orderId = fc.constantFrom('ord_a' as OrderId, 'ord_b' as OrderId);

/** Any unit at all, also ones that never come about. */
const unit: fc.Arbitrary<Unit> = fc.record(
  { freeFrom: fc.constantFrom(0, 4, 5, 6, allocated, retired, never), holdId, orderId, allocationId },
  { requiredKeys: ['freeFrom'] },
);

const change = fc.oneof(
  holdId.map((id) => hold({ holdId: id, now: 5, until: 9 })),
  holdId.map(release),
  fc.constantFrom(retire(5), revive, restate(5)),
  orderId.map(returnSold),
  fc.tuple(holdId, orderId).map(([id, order]) => confirm(id, order)),
  fc.tuple(holdId, orderId).map(([id, order]) => giveBack(id, order)),
  fc.tuple(holdId, allocationId).map(([id, allocation]) => allocate(id, allocation)),
  allocationId.map(releaseAllocated),
);

test('the table makes a change exactly where its declaration says so, and counts the version', async () => {
  const { name, client } = await createTestTable('inventory');
  let units = 0;
  await fc.assert(
    fc.asyncProperty(unit, change, async (before, wanted) => {
      const Key = { pk: 'unit', sk: String(units++) };
      await client.send(new PutCommand({ TableName: name, Item: { ...Key, ...before, version: 7 } }));
      const { happened, item } = await changeItem(client, name, Key, wanted);
      const may = wanted.from.some((facts) => isTrueOf(before, facts));
      expect(happened).toBe(may || isDone(wanted, before));
      const kept = Object.entries(before).filter(([attribute]) => !wanted.remove?.includes(attribute as keyof Unit));
      expect(item).toEqual(
        may ? { ...Key, ...Object.fromEntries(kept), ...wanted.set, version: 8 } : { ...Key, ...before, version: 7 },
      );
    }),
    { numRuns: 200 },
  );
});

test('a change of what is not there makes nothing', async () => {
  const { name, client } = await createTestTable('inventory');
  const Key = { pk: 'unit', sk: 'missing' };
  expect(await changeItem(client, name, Key, hold({ holdId: 'hld_a' as HoldId, now: 5, until: 9 }))).toEqual({ happened: false });
});
