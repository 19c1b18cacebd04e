import type { Held } from './held.ts';
import { byRow, heldSeats, otherSeats } from './held-seats.ts';

const line = (seatId: string, row: string, number: string, ticketTypeId = 'tty_a') => ({
  ...{ ticketTypeId, name: 'Full', quantity: 1 },
  seat: { seatId, section: 'Block', row, number },
});
const held = (...lines: object[]) => ({ hold: { lines } }) as unknown as Held; // the rest does not matter here

describe('held seats', () => {
  it('know their section, whatever its id looks like', () => {
    const seats = heldSeats(held(line('A-1-2-7', '2', '7'), line('B-x-1-3', 'x-1', '3')));
    expect(seats.map(({ sectionId }) => sectionId)).toEqual(['A-1', 'B']);
    expect(heldSeats(undefined)).toEqual([]);
  });

  it('read by row', () => {
    const seats = heldSeats(held(line('A-2-7', '2', '7'), line('A-2-8', '2', '8'), line('A-3-1', '3', '1')));
    expect(byRow(seats)).toEqual([
      { section: 'Block', row: '2', numbers: ['7', '8'] },
      { section: 'Block', row: '3', numbers: ['1'] },
    ]);
  });

  it('can be changed for as many others of their ticket type', () => {
    const one = line('A-2-7', '2', '7');
    expect(otherSeats(held(one, line('A-2-8', '2', '8')))).toEqual({ ticketTypeId: 'tty_a', quantity: 2, together: true });
    expect(otherSeats(held(one))).toMatchObject({ quantity: 1, together: false });
    expect(otherSeats(held(one, line('A-2-8', '2', '8', 'tty_b')))).toBeUndefined();
    expect(otherSeats(held({ ticketTypeId: 'tty_a', quantity: 2 }))).toBeUndefined();
  });
});
