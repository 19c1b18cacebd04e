import type { HoldId } from '@onsale/kernel/id';
import { money, sum } from '@onsale/kernel/money';
import type { Currency } from '@onsale/kernel/money';
import { discounted } from '@onsale/pricing/discount';
import { priceLine } from '@onsale/pricing/price-line';
import type { Hold, HoldLine } from './hold.ts';
import type { Sale } from './sale.ts';
import { unitPlace } from './stock.ts';
import type { Stock, UnitId } from './stock.ts';
import type { Wanted } from './wanted.ts';

/** How long a header outlives its hold, so that a late question is answered by what it was. */
const keptAfterwards = 24 * 3600; // seconds

type Taken = {
  readonly holdId: HoldId;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly requestHash: string;
  readonly wanted: readonly Wanted[];
  /** The units of each wanted line: as many as it has tickets of each source, seats first. */
  readonly units: readonly (readonly UnitId[])[];
};

/** The header of what was taken, with its prices frozen now. A seat is a line of its own. */
export const newHold = ({ sellable, stock }: Sale, { holdId, expiresAt, requestHash, wanted, units }: Taken): Hold => {
  const { currency, event } = sellable;
  const pairs = wanted.flatMap((line, index): [HoldLine, readonly UnitId[]][] => {
    const own = units[index] ?? [];
    const quantity = 'seat' in line ? 1 : line.quantity;
    const standing = 'standing' in line ? line.standing : undefined;
    if (standing) {
      const section = { sectionId: standing.sectionId, name: standing.name };
      return [[{ ...holdLine(line, currency, quantity), section }, own]];
    }
    if (!line.ticketType.categories) return [[holdLine(line, currency, quantity), own]];
    return own.slice(0, quantity).map((seatId, ticket) => [
      { ...holdLine(line, currency, 1), seat: seatAt(stock, seatId) },
      own.filter((_, position) => position % quantity === ticket), // after the seats, as many of each quota
    ]);
  });
  const lines = pairs.map(([line]) => line);
  return {
    holdId,
    eventId: event.eventId,
    status: 'held',
    expiresAt,
    lines,
    units: pairs.map(([, own]) => own),
    tickets: lines.reduce((total, { quantity }) => total + quantity, 0),
    total: sum(
      lines.map(({ total }) => total),
      currency,
    ),
    requestHash,
    version: 1,
    ttl: Math.ceil(expiresAt / 1000) + keptAfterwards,
  };
};

const holdLine = ({ ticketType, voucher }: Wanted, currency: Currency, quantity: number): HoldLine => {
  const { faceValue } = ticketType;
  const price = priceLine({
    ...ticketType,
    currency,
    faceValue: voucher?.discount ? discounted(faceValue, voucher.discount) : faceValue,
  });
  const total = money(price.total.amount * quantity, currency);
  return { ticketTypeId: ticketType.ticketTypeId, name: ticketType.name, quantity, price, total };
};

const seatAt = (stock: Stock, unitId: UnitId): NonNullable<HoldLine['seat']> => {
  const seat = stock.seats.get(unitPlace(unitId).name);
  if (!seat) throw new Error(`There is no seat at ${unitId}`);
  const { seatId, section, row, number } = seat;
  return { seatId, section, row, number };
};
