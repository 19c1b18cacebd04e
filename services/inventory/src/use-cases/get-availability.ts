import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { getAvailability as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { CountedSale } from '../domain/sale.ts';
import { seatMapOf, seatShown } from '../domain/seat-map.ts';
import { countsFor } from './counts-for.ts';
import type { CountsPorts } from './counts-for.ts';

/** A Lambda answers at most 6 MB; a seat in the list takes about 100 bytes and 30 for each further ticket type. */
const longestList = 4_000_000;

/** What is free, from the shared count; seats as a list unless a map is wanted. */
export const getAvailability = (ports: CountsPorts): UseCase<typeof contract> => {
  const countsOf = countsFor(ports);

  return async ({ eventId, seats }, { caller }) => {
    const found = await countsOf(eventId, caller);
    if (!found.ok) return found;
    const { sale, counts } = found.value;
    if (sale.stock.seats.size === 0 || seats === 'none') return ok(counts);
    if (seats === 'map') return ok({ ...counts, seatMap: seatMapOf(sale) });
    if (listBytes(sale) > longestList)
      return refusal('invalid-request', {
        field: 'seats',
        detail: 'This event has too many seats for a list: ask for seats=map',
      });
    return ok({ ...counts, seats: seatList(sale) });
  };
};

const typesByCategory = ({ sellable, stock }: CountedSale) =>
  new Map(
    stock.plan.sections.map(({ category }) => [
      category,
      sellable.ticketTypes.filter(({ categories }) => categories?.includes(category)).map(({ ticketTypeId }) => ticketTypeId),
    ]),
  );

const listBytes = (sale: CountedSale): number => {
  const mostTypes = Math.max(...[...typesByCategory(sale).values()].map((types) => types.length));
  return sale.stock.seats.size * (70 + 30 * mostTypes);
};

const seatList = (sale: CountedSale): NonNullable<ResponseOf<typeof contract>['seats']> => {
  const types = typesByCategory(sale);
  const shown = seatShown(sale);
  return Array.from(sale.stock.seats.values(), (seat) => ({
    seatId: seat.seatId,
    ticketTypeIds: types.get(seat.category) ?? [],
    status: shown(seat),
  }));
};
