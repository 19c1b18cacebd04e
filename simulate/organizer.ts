import type { AuditAction } from '@onsale/contracts/audit';
import type { BodyOf } from '@onsale/contracts/endpoint';
import type { createAllocation as createAllocationContract } from '@onsale/contracts/inventory/api';
import { actBy } from '@onsale/contracts/use-case';
import { makeId } from '@onsale/kernel/id';
import { quotasOf } from '../services/inventory/src/domain/stock.ts';
import { createAllocation } from '../services/inventory/src/use-cases/create-allocation.ts';
import { releaseAllocation } from '../services/inventory/src/use-cases/release-allocation.ts';
import type { Habits } from './habits.ts';
import { outsider } from './outsider.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Show } from './show.ts';
import type { World } from './world.ts';

type Line = BodyOf<typeof createAllocationContract>['lines'][number];

/** An organizer who holds something back while buyers are at it, and releases some or all of it, or nothing; or who cancels the event. */
export const organizer = ({ chaos, show, catalog, inventory }: World, habits: Habits) => {
  const { random } = chaos;
  const { wait, ask } = outsider(chaos, 'the organizer');
  const { eventId, organizerId } = show.sellable.event;
  const caller = { organizerId, keyId: makeId('apiKey', 'desk'), scopes: ['events:write' as const] };

  const hesitate = (): Promise<void> => wait(random.below(random.pick([10, 1000, 20_000])));

  const callBy = (idempotencyKey: string, action: AuditAction) => ({
    ...{ correlationId: 'simulated', headers: undefined, caller, idempotencyKey },
    act: actBy(action, caller),
  });

  /** Asks until there is an answer, or once and never looks whether it is free. */
  const release = async (
    allocationId: Parameters<ReturnType<typeof releaseAllocation>>[0]['allocationId'],
    lines: Line[] | undefined,
  ): Promise<void> => {
    const request = { eventId, allocationId, lines };
    const work = () =>
      inventory.functions.run(releaseAllocation, request, callBy(`release-${lines?.length ?? 'all'}`, 'release-allocation'));
    while (!(await ask('POST release', work)) && !random.chance(habits.leave)) await hesitate();
  };

  const cancel = async (): Promise<void> => {
    await wait(random.below(random.pick([1000, 20_000, 2000 * show.sellable.holdSeconds])));
    catalog.cancel(show);
  };

  return async (): Promise<void> => {
    if (random.chance(habits.cancels)) void cancel();
    if (!random.chance(habits.holdsBack)) return;
    await hesitate();
    const request = { eventId, name: 'Press', lines: drawAllocation(show, random) };
    const allocate = () => inventory.functions.run(createAllocation, request, callBy('press', 'create-allocation'));
    if (random.chance(habits.otherTab)) void ask('POST allocations', allocate);
    const answer = await ask('POST allocations', allocate);
    if (!answer?.ok) return;
    const { allocationId, lines } = answer.value;
    await hesitate();
    const [first] = lines;
    if (first && random.chance(0.5)) {
      const part: Line[] = 'seatId' in first ? [first] : [{ ...first, quantity: 1 }];
      if (random.chance(habits.otherTab)) void release(allocationId, part);
      await release(allocationId, part);
      await hesitate();
    }
    if (random.chance(0.5)) await release(allocationId, undefined);
  };
};

const drawAllocation = ({ sellable, sections }: Show, { below, chance, pick }: SeededRandom): Line[] => {
  const [first, ...others] = quotasOf(sellable);
  const seat = sections[0]?.rows[0] && { seatId: `A-1-${1 + below(sections[0].rows[0].seats)}` };
  const places = first && { quotaId: pick([first, ...others]).quotaId, quantity: 1 + below(2) };
  if (seat && places && chance(0.3)) return [seat, places];
  if (seat && chance(0.5)) return [seat];
  return places ? [places] : [];
};
