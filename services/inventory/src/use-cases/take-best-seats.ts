import { inParallel } from '@onsale/kernel/in-parallel';
import type { Random } from '@onsale/kernel/random';
import { bestSeats, seatsTogether } from '../domain/best-seats.ts';
import { draw } from '../domain/draw.ts';
import type { CountedSale } from '../domain/sale.ts';
import type { SeatRow } from '../domain/seat-rows.ts';
import { seatState } from '../domain/snapshot.ts';
import { unitPlace } from '../domain/stock.ts';
import type { Block, Seat, Stock, UnitId } from '../domain/stock.ts';
import type { Taking } from './taking.ts';

/** Of so many seats that went within the last second, about one goes while a buyer is choosing. */
const takenByOne = 2;

/** So many buyers at once may want the same seats; looking for more groups would only cost time. */
const mostGroups = 128;

/**
 * Takes the best seats that are left in these rows, as many as wanted and side by side where that can be; or none. Picks by
 * the shared count, looks into the blocks of what it picked, writes, and after a lost race picks again. A buyer alone
 * gets the very best; where a look shows that others were faster, each draws among as many good groups as
 * others were seen, so that not all go for the same seats. `together`: side by side or none.
 */
export const takeBestSeats = async (
  hand: Taking,
  { stock, snapshot }: Pick<CountedSale, 'stock' | 'snapshot'>,
  rows: readonly SeatRow[],
  { quantity, together }: { readonly quantity: number; readonly together: boolean },
  random: Random,
): Promise<UnitId[]> => {
  const groups = together ? seatsTogether : bestSeats;
  const ours = new Set<UnitId>();
  const lost = new Set<UnitId>(); // a look may show for a moment what is gone
  const looked = new Map<UnitId, boolean>(); // is it free? of the blocks that we looked into
  let races = 0;

  const wasFree = (seat: Seat): boolean => seatState(snapshot, seat) === 'free';
  const isFree = (seat: Seat): boolean => {
    if (ours.has(seat.unitId)) return true;
    return !lost.has(seat.unitId) && !hand.has(seat.unitId) && (looked.get(seat.unitId) ?? wasFree(seat));
  };

  const look = async (group: readonly Seat[]): Promise<void> => {
    const blocks = new Set(group.filter(({ unitId }) => !looked.has(unitId)).map((seat) => blockOf(stock, seat)));
    await inParallel([...blocks], blocks.size, async (block) => {
      const free = new Set(await hand.lookInto(block));
      block.unitIds.forEach((unitId) => looked.set(unitId, free.has(unitId)));
    });
  };

  /** Among how many groups to draw: what others took since the count tells how many they are; each lost race doubles it. */
  const choice = (): number => {
    const isGone = (unitId: UnitId): boolean => {
      const seat = stock.seats.get(unitPlace(unitId).name);
      return seat !== undefined && wasFree(seat) && !isFree(seat) && !hand.has(unitId);
    };
    return Math.min(mostGroups, (1 + Math.floor([...looked.keys()].filter(isGone).length / takenByOne)) * 2 ** races);
  };

  /** True: the whole group is ours. */
  const takeGroup = async (group: readonly Seat[], careful: boolean): Promise<boolean> => {
    const missing = group.map(({ unitId }) => unitId).filter((unitId) => !ours.has(unitId));
    const first = careful ? missing.slice(0, 1) : missing; // whoever loses one seat alone has nothing to give back
    for (const unitIds of [first, missing.slice(first.length)]) {
      const taken = new Set(await hand.takeAll(unitIds));
      unitIds.forEach((unitId) => (taken.has(unitId) ? ours : lost).add(unitId));
      if (taken.size < unitIds.length) return false;
    }
    return true;
  };

  /** Where a look showed that others are at it, each goes for a group of its own among what it saw. */
  const otherThan = (hoped: readonly Seat[]): readonly Seat[] | undefined => {
    const isHopeful = hoped.every(isFree);
    if (isHopeful && choice() === 1) return hoped;
    const isSeenFree = (seat: Seat): boolean => looked.has(seat.unitId) && isFree(seat);
    const [seen] = draw(seatsTogether(rows, isSeenFree, quantity, choice()), 1, random);
    return seen ?? (isHopeful ? hoped : undefined);
  };

  for (;;) {
    const [hoped] = draw(groups(rows, isFree, quantity, choice()), 1, random);
    if (!hoped) {
      await hand.giveUp([...ours]);
      return [];
    }
    await look(hoped);
    const group = otherThan(hoped);
    if (!group) continue; // with what is known now
    if (await takeGroup(group, choice() > 1)) {
      const unitIds = group.map(({ unitId }) => unitId);
      unitIds.forEach((unitId) => ours.delete(unitId));
      await hand.giveUp([...ours]);
      return unitIds;
    }
    races++;
    for (const seat of group) if (lost.has(seat.unitId)) blockOf(stock, seat).unitIds.forEach((unitId) => looked.delete(unitId));
  }
};

const blockOf = ({ blocks }: Stock, { unitId }: Seat): Block => {
  const { blockId } = unitPlace(unitId);
  const block = blocks.find((each) => each.blockId === blockId);
  if (!block) throw new Error(`There is no block ${blockId}`);
  return block;
};
