import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { getAvailability as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { isCounted } from '../domain/sale.ts';
import type { CountedSale } from '../domain/sale.ts';
import { amountsOf, availabilityOf, seatState } from '../domain/snapshot.ts';
import { blocksFor } from '../domain/stock.ts';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';

type Answer = ResponseOf<typeof contract>;

/** A Lambda answers at most 6 MB; a seat in the list takes about 100 bytes and 30 for each further ticket type. */
const longestList = 4_000_000;

/** What is free, from the shared count. */
export const getAvailability = (
  ports: Pick<Ports, 'sales' | 'snapshots' | 'units' | 'clock' | 'random' | 'pause'>,
): UseCase<typeof contract> => {
  const sales = countedSale(ports);

  return async ({ eventId, seats }) => {
    const sale = await sales.recent(eventId);
    if (!isCounted(sale)) return refusal('event-not-found', sale && { detail: 'Its stock is being made: try again in a moment' });
    const { sellable, stock, snapshot } = sale;
    const answer: Answer = {
      status: availabilityOf(amountsOf(snapshot)),
      asOf: rfc3339(snapshot.madeAt),
      ticketTypes: sellable.ticketTypes.map((type) => ({
        ticketTypeId: type.ticketTypeId,
        free: amountsOf(snapshot, blocksFor(stock, type)).free,
      })),
    };
    if (stock.seats.size === 0 || seats === 'none') return ok(answer);
    if (seats === 'map') return ok({ ...answer, seatMap: seatMap(sale) });
    if (listBytes(sale) > longestList)
      return refusal('invalid-request', {
        field: 'seats',
        detail: 'This event has too many seats for a list: ask for seats=map',
      });
    return ok({ ...answer, seats: seatList(sale) });
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

const seatList = (sale: CountedSale): NonNullable<Answer['seats']> => {
  const types = typesByCategory(sale);
  return Array.from(sale.stock.seats.values(), (seat) => ({
    seatId: seat.seatId,
    ticketTypeIds: types.get(seat.category) ?? [],
    status: seatState(sale.snapshot, seat),
  }));
};

const letters = { free: 'f', held: 'h', sold: 's' };

const seatMap = ({ stock, snapshot }: CountedSale): NonNullable<Answer['seatMap']> => {
  const drawn = Array.from(stock.seats.values(), (seat) => letters[seatState(snapshot, seat)]).join('');
  let from = 0;
  return stock.plan.sections.map(({ sectionId, rows }) => ({
    sectionId,
    rows: rows.map(({ seats }) => drawn.slice(from, (from += seats))),
  }));
};
