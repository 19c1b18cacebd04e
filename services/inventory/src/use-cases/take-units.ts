import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { Random } from '@onsale/kernel/random';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale } from '../domain/sale.ts';
import { rowsFor } from '../domain/seat-rows.ts';
import { amountsOf } from '../domain/snapshot.ts';
import { blocksFor } from '../domain/stock.ts';
import type { UnitId } from '../domain/stock.ts';
import type { UnitHold } from '../domain/unit.ts';
import type { Wanted, WantedQuantity, WantedSeat } from '../domain/wanted.ts';
import type { CountedSales } from './counted-sale.ts';
import { takeBestSeats } from './take-best-seats.ts';
import { taking } from './taking.ts';
import type { Taking, TakingPorts } from './taking.ts';

type Shortage = Refusal<'sold-out' | 'all-held' | 'seat-taken'>;
type Taken = Result<readonly UnitId[], Shortage>;

/**
 * Takes what is wanted for a hold, all or nothing: the units of each line; or why not, with whatever was taken free again.
 * Says that there is nothing left only by a count that is a second old at most and knows what came back since. A crash in
 * between heals by time, since each unit knows its hold's end.
 */
export const takeUnits =
  (ports: TakingPorts, sales: CountedSales) =>
  async (sale: CountedSale, wanted: readonly Wanted[], by: UnitHold): Promise<Result<(readonly UnitId[])[], Shortage>> => {
    const { eventId } = sale.sellable.event;
    const first = await attempt(ports, sale, wanted, by);
    if (first.ok || first.error.code === 'seat-taken') return first;
    const certain = await sales.certain(eventId);
    const isNewer = isCounted(certain) && certain.snapshot.version > sale.snapshot.version;
    return isNewer ? attempt(ports, certain, wanted, by) : first;
  };

const attempt = async (
  ports: TakingPorts,
  sale: CountedSale,
  wanted: readonly Wanted[],
  by: UnitHold,
): Promise<Result<(readonly UnitId[])[], Shortage>> => {
  const hand = taking(ports, sale.sellable.event.eventId, by);
  const outcomes = new Map<Wanted, Taken>();
  const seats = wanted.filter((line) => 'seat' in line);
  await Promise.all(seats.map(async (line) => outcomes.set(line, await takeSeat(hand, line))));
  for (const line of leastChoiceFirst(sale, wanted)) outcomes.set(line, await takeQuantity(hand, sale, line, ports.random));

  const units: (readonly UnitId[])[] = [];
  for (const line of wanted) {
    const taken = outcomes.get(line);
    if (taken?.ok) units.push(taken.value);
    else if (taken) return hand.giveUp().then(() => taken);
  }
  return ok(units);
};

/** So that a line that could go elsewhere does not take what another one has nowhere else. */
const leastChoiceFirst = ({ stock }: CountedSale, wanted: readonly Wanted[]): WantedQuantity[] => {
  const choice = ({ ticketType, sectionId }: WantedQuantity): number => blocksFor(stock, ticketType, sectionId).length;
  return wanted.filter((line) => 'quantity' in line).sort((one, other) => choice(one) - choice(other));
};

const takeSeat = async (hand: Taking, { field, seat }: WantedSeat): Promise<Taken> => {
  if (await hand.take(seat.unitId)) return ok([seat.unitId]);
  return err({ code: 'seat-taken', field: `${field}.seatId`, detail: `Seat ${seat.seatId} is taken: pick another one` });
};

const takeQuantity = async (
  hand: Taking,
  sale: CountedSale,
  { field, ticketType, quantity, sectionId }: WantedQuantity,
  random: Random,
): Promise<Taken> => {
  const blocks = blocksFor(sale.stock, ticketType, sectionId);
  const counted = amountsOf(sale.snapshot, blocks);
  const short = (code: 'sold-out' | 'all-held', left: number) =>
    err({ code, field: `${field}.quantity`, detail: `${left} of ${quantity} × ${ticketType.name} can be had now` });

  if (counted.free < quantity) return short(counted.held > 0 ? 'all-held' : 'sold-out', counted.free);
  const taken =
    ticketType.quota === undefined
      ? await takeBestSeats(hand, sale, rowsFor(sale.stock, ticketType, sectionId), quantity, random)
      : await hand.takeAny(sale.snapshot, blocks, quantity);
  // What was free a second ago and is no more, somebody holds.
  return taken.length === quantity ? ok(taken) : short('all-held', taken.length);
};
