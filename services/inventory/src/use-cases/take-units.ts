import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
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
 * its permit before the first unit. A crash in between heals by time, since each unit knows its hold's end.
 */
export const takeUnits =
  (ports: TakingPorts, sales: CountedSales) =>
  async (sale: CountedSale, partsIn: PartsIn, by: UnitHold, permit: Permit = unlimited): Promise<AllTaken> => {
    const first = await attempt(ports, sale, partsIn(sale), by, permit);
    if (first.ok || first.error.code === 'seat-taken' || first.error.code === 'too-many-held') return first;
    if (first.error.code === 'sold-out' && sales.isFresh(sale)) return first;
    const certain = await sales.certain(sale.sellable.event.eventId);
    const isNewer = isCounted(certain) && certain.snapshot.version > sale.snapshot.version;
    return isNewer ? attempt(ports, certain, partsIn(certain), by, permit) : first;
  };

const unlimited: Permit = () => Promise.resolve(undefined);

const attempt = async (
  ports: TakingPorts,
  sale: CountedSale,
  wanted: readonly (readonly Part[])[],
  by: UnitHold,
  permit: Permit,
): Promise<AllTaken> => {
  const parts = wanted.flat();
  const refused = foreseen(sale, parts) ?? (await permit());
  if (refused) return err(refused);
  const hand = taking(ports, sale.sellable.event.eventId, by);
  const taken = new Map<Part, readonly UnitId[]>();
  const giveUp = async (why: Shortage) => {
    await hand.giveUp();
    return err(why);
  };
  const seats = parts.filter((part) => 'seat' in part);
  const outcomes = await Promise.all(seats.map((part) => takeSeat(hand, part)));
  for (const [index, part] of seats.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok === false) return giveUp(outcome.error);
    taken.set(part, [part.seat.unitId]);
  }
  for (const group of scarcestFirst(sale, groupsOf(parts))) {
    const outcome = await takeUnitsOf(hand, sale, group.part, ports.random);
    if (!outcome.ok) return giveUp(outcome.error);
    for (const [part, unitIds] of shared(group, outcome.value)) taken.set(part, unitIds);
  }
  return ok(wanted.map((line) => line.flatMap((part) => taken.get(part) ?? [])));
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
