import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Refusal } from '@onsale/contracts/use-case';
import type { Wanted } from './wanted.ts';

export const ticketsOf = (wanted: readonly Wanted[]): number =>
  wanted.reduce((total, line) => total + ('seat' in line ? 1 : line.quantity), 0);

/** Why one order may not have all of this, if so: at the line that is too much, or at all lines together. */
export const overLimit = (
  wanted: readonly Wanted[],
  { maxPerOrder }: Pick<SellableEvent, 'maxPerOrder'>,
): Refusal<'too-many-tickets'> | undefined => {
  const soFar = new Map<string, number>();
  for (const line of wanted) {
    const { ticketTypeId, name, maxPerOrder: most } = line.ticketType;
    const tickets = (soFar.get(ticketTypeId) ?? 0) + ticketsOf([line]);
    soFar.set(ticketTypeId, tickets);
    if (most !== undefined && tickets > most) {
      const field = `${line.field}.${'seat' in line ? 'seatId' : 'quantity'}`;
      return { code: 'too-many-tickets', field, detail: `At most ${most} × ${name} an order` };
    }
  }
  return maxPerOrder !== undefined && ticketsOf(wanted) > maxPerOrder
    ? { code: 'too-many-tickets', field: 'lines', detail: `At most ${maxPerOrder} tickets an order` }
    : undefined;
};
