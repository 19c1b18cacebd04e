import { money } from '@onsale/kernel/money';
import {
  holdLines,
  nothingChosen,
  seatOfField,
  ticketCount,
  totalPrice,
  placesIn,
  withPlaces,
  withQuantity,
  withSeatToggled,
  withSeatType,
} from './selection.ts';
import type { Selection } from './selection.ts';

const seat = (number: string, ticketTypeId = 'tty_b') => ({
  seatId: `A-1-${number}`,
  sectionId: 'A',
  section: 'Block A',
  row: '1',
  number,
  ticketTypeId,
});
const ticketTypes = [
  { ticketTypeId: 'tty_a', price: money(5_550, 'EUR') },
  { ticketTypeId: 'tty_b', price: money(8_900, 'EUR') },
] as unknown as Parameters<typeof totalPrice>[1]; // ids without their brand
const mixed: Selection = { quantities: { tty_a: 2 }, places: [], seats: [seat('7'), seat('8')] };

describe('a selection', () => {
  it('adds up standing places and seats in minor units', () => {
    expect(totalPrice(mixed, ticketTypes, 'EUR')).toEqual({ amount: 2 * 5_550 + 2 * 8_900, currency: 'EUR' });
    expect(totalPrice(nothingChosen, ticketTypes, 'EUR')).toEqual({ amount: 0, currency: 'EUR' });
    expect(ticketCount(mixed)).toBe(4);
  });

  it('becomes the lines of a hold, without types of which none is wanted', () => {
    expect(holdLines(withQuantity(mixed, 'tty_c', 0))).toEqual([
      { ticketTypeId: 'tty_a', quantity: 2 },
      { seatId: 'A-1-7', ticketTypeId: 'tty_b' },
      { seatId: 'A-1-8', ticketTypeId: 'tty_b' },
    ]);
  });

  it('never goes below none or above twenty tickets in all', () => {
    expect(withQuantity(mixed, 'tty_a', -1).quantities).toEqual({ tty_a: 0 });
    expect(ticketCount(withQuantity(mixed, 'tty_c', 99))).toBe(20);
    const full = withQuantity(mixed, 'tty_c', 99);
    expect(withSeatToggled(full, seat('9'))).toBe(full);
  });

  it('takes a seat in and out', () => {
    const one = withSeatToggled(nothingChosen, seat('7'));
    expect(one.seats).toEqual([seat('7')]);
    expect(withSeatToggled(one, seat('7')).seats).toEqual([]);
    expect(withSeatType(one, 'A-1-7', 'tty_child').seats).toEqual([seat('7', 'tty_child')]);
  });

  it('takes places of standing sections, each with its section, and drops those of which none is wanted', () => {
    const floor = { sectionId: 'F', section: 'Floor', ticketTypeId: 'tty_a' };
    const chosen = withPlaces(withPlaces(mixed, { ...floor, quantity: 3 }), { ...floor, ticketTypeId: 'tty_b', quantity: 99 });
    expect(ticketCount(chosen)).toBe(20);
    expect([placesIn(chosen, 'F'), placesIn(chosen, 'F', 'tty_a'), placesIn(chosen, 'G')]).toEqual([16, 3, 0]);
    expect(holdLines(chosen)).toContainEqual({ sectionId: 'F', ticketTypeId: 'tty_a', quantity: 3 });
    expect(totalPrice(chosen, ticketTypes, 'EUR').amount).toBe(5 * 5_550 + 15 * 8_900);
    expect(withPlaces(chosen, { ...floor, quantity: 0 }).places).toHaveLength(1);
    expect(seatOfField(chosen, 'lines.3.seatId')).toEqual(seat('7'));
  });

  it('knows the seat that a refusal names', () => {
    expect(seatOfField(mixed, 'lines.2.seatId')).toEqual(seat('8'));
    expect(seatOfField(mixed, 'lines.0.quantity')).toBeUndefined();
    expect(seatOfField(mixed, undefined)).toBeUndefined();
  });
});
