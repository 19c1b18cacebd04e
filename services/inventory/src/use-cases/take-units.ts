import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { inParallel } from '@onsale/kernel/in-parallel';
import type { Random } from '@onsale/kernel/random';
import type { Part, SeatPart, UnitsPart } from '../domain/part.ts';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale, Sale } from '../domain/sale.ts';
import { groupsOf, shared } from '../domain/side-by-side.ts';
import type { Group } from '../domain/side-by-side.ts';
import { amountsOf } from '../domain/snapshot.ts';
import type { UnitId } from '../domain/stock.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { CountedSales } from './counted-sale.ts';
import type { Permit } from './held-share.ts';
import { emptyBlocks } from './empty-blocks.ts';
import { spareUnits } from './spare-units.ts';
import { takeBestSeats } from './take-best-seats.ts';
import { taking } from './taking.ts';
import type { Taking, TakingPorts } from './taking.ts';

type Shortage = Refusal<'sold-out' | 'all-held' | 'seat-taken' | 'not-together' | 'voucher-used-up'>;
type Taken = Result<readonly UnitId[], Shortage>;
type AllTaken = Result<(readonly UnitId[])[], Shortage | Refusal<'too-many-held'>>;

/** The parts of each line, in a stock that may have grown. */
type PartsIn = (sale: Sale) => readonly (readonly Part[])[];

/**
 * Takes what is wanted for a hold, all parts of all lines or nothing: the units of each line; or why not, with whatever was taken free again.
 * Says that there is nothing left only by a count that is a second old at most and knows what came back since; says sold out from
 * memory too, for the rest of that second. Asks for
 * its permit before the first unit. A fault gives back what was taken; a crash in between heals by time, since each unit knows its hold's end,
 * and until then nobody can have it, whoever died over it neither.
 */
export const takeUnits = (ports: TakingPorts, sales: CountedSales) => {
  const attempt = attempting(ports);

  return async (sale: CountedSale, partsIn: PartsIn, by: UnitHold, permit: Permit = unlimited): Promise<AllTaken> => {
    const first = await attempt(sale, partsIn(sale), by, permit);
    if (first.ok || first.error.code === 'seat-taken' || first.error.code === 'too-many-held') return first;
    if (first.error.code === 'sold-out' && sales.isFresh(sale)) return first;
    const certain = await sales.certain(sale.sellable.event.eventId);
    const isNewer = isCounted(certain) && certain.snapshot.version > sale.snapshot.version;
    return isNewer ? attempt(certain, partsIn(certain), by, permit) : first;
  };
};

const unlimited: Permit = () => Promise.resolve(undefined);

const attempting = (ports: TakingPorts) => {
  const looks = { spares: spareUnits(ports.clock), empty: emptyBlocks() };

  return async (sale: CountedSale, wanted: readonly (readonly Part[])[], by: UnitHold, permit: Permit): Promise<AllTaken> => {
    const parts = wanted.flat();
    const refused = foreseen(sale, parts) ?? (await permit());
    if (refused) return err(refused);
    const hand = taking(ports, sale.sellable.event.eventId, by, looks);
    try {
      const taken = await takeParts(hand, sale, parts, ports.random);
      if (taken.ok) return ok(wanted.map((line) => line.flatMap((part) => taken.value.get(part) ?? [])));
      await hand.giveUp();
      return taken;
    } catch (fault) {
      await hand.giveUp().catch(() => undefined); // then they are free by time
      throw fault;
    }
  };
};

/** What each part gets; the first shortage ends it, with what was taken so far in hand. */
const takeParts = async (
  hand: Taking,
  sale: CountedSale,
  parts: readonly Part[],
  random: Random,
): Promise<Result<ReadonlyMap<Part, readonly UnitId[]>, Shortage>> => {
  const taken = new Map<Part, readonly UnitId[]>();
  const seats = parts.filter((part) => 'seat' in part);
  const outcomes = await inParallel(seats, seats.length, (part) => takeSeat(hand, part));
  for (const [index, part] of seats.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok === false) return outcome;
    taken.set(part, [part.seat.unitId]);
  }
  for (const group of scarcestFirst(sale, groupsOf(parts))) {
    const outcome = await takeUnitsOf(hand, sale, group.part, random);
    if (!outcome.ok) return outcome;
    for (const [part, unitIds] of shared(group, outcome.value)) taken.set(part, unitIds);
  }
  return ok(taken);
};

/** What the count knows to be missing, before anything is written; what is gone for good counts before what is held. */
const foreseen = ({ snapshot }: CountedSale, parts: readonly Part[]): Shortage | undefined => {
  const shortages = parts.flatMap((part) => {
    if ('seat' in part) return [];
    const { free, held } = amountsOf(snapshot, part.blocks);
    return free < part.quantity ? [short(part, held > 0 ? 'all-held' : 'sold-out', free)] : [];
  });
  return shortages.find(({ code }) => code === 'sold-out') ?? shortages[0];
};

const short = ({ field, name, quantity, ofVoucher }: UnitsPart, code: 'sold-out' | 'all-held', left: number): Shortage => ({
  code: ofVoucher ? 'voucher-used-up' : code,
  field,
  detail: `${left} of ${quantity} × ${name} can be had now`,
});

/**
 * The scarcest first: so that a line that could go elsewhere does not take what another one has nowhere else, and whoever lacks a
 * unit of a small quota finds that out before taking one of a big quota from others.
 */
const scarcestFirst = ({ snapshot }: CountedSale, groups: Group[]): Group[] => {
  const free = ({ part }: Group): number => amountsOf(snapshot, part.blocks).free;
  return groups.sort((one, other) => free(one) - free(other));
};

const takeSeat = async (hand: Taking, { field, seat }: SeatPart): Promise<Taken> => {
  if (await hand.take(seat.unitId)) return ok([seat.unitId]);
  return err({ code: 'seat-taken', field, detail: `Seat ${seat.seatId} is taken: pick another one` });
};

const takeUnitsOf = async (hand: Taking, sale: CountedSale, part: UnitsPart, random: Random): Promise<Taken> => {
  const { field, name, quantity, rows, blocks, together = false } = part;
  const taken = rows
    ? await takeBestSeats(hand, sale, rows, { quantity, together }, random)
    : await hand.takeAny(sale.snapshot, blocks, quantity);
  if (together && taken.length === 0)
    return err({ code: 'not-together', field, detail: `No row has ${quantity} × ${name} side by side just now` });
  // What was free a second ago and is no more, somebody holds.
  return taken.length === quantity ? ok(taken) : err(short(part, 'all-held', taken.length));
};
