import { longestRun, offersFor } from './seat-offers.ts';
import type { SectionStock } from './stock.ts';

const wanted = (quantity: number, together = true) => ({ ticketTypeId: 'tty_a', quantity, together });

describe('who could not have their seats', () => {
  it('is offered fewer side by side, or as many apart', () => {
    expect(offersFor(wanted(4), { free: 9, together: 3 })).toEqual([wanted(3), wanted(4, false)]);
  });

  it('is offered all that is left where that is less', () => {
    expect(offersFor(wanted(6), { free: 5, together: 2 })).toEqual([wanted(2), wanted(5, false)]);
    expect(offersFor(wanted(4, false), { free: 2, together: 2 })).toEqual([wanted(2)]);
  });

  it('is offered single seats only apart, and nothing where nothing is left', () => {
    expect(offersFor(wanted(2), { free: 7, together: 1 })).toEqual([wanted(2, false)]);
    expect(offersFor(wanted(2), { free: 1, together: 1 })).toEqual([wanted(1, false)]);
    expect(offersFor(wanted(2), { free: 0, together: 0 })).toEqual([]);
  });

  it('is not offered again what was just refused', () => {
    expect(offersFor(wanted(3, false), { free: 5, together: 1 })).toEqual([]);
  });
});

it('the most seats side by side are those of one row, of sections that the ticket type sells', () => {
  const section = (ticketTypeId: string, rows: string[]) =>
    ({ rows, ticketTypes: [{ ticketTypeId }] }) as unknown as SectionStock;
  const stock = [section('tty_a', ['ffhff', 'hfffs', 'sss']), section('tty_b', ['ffffff'])];
  expect(longestRun(stock, 'tty_a')).toBe(3);
  expect(longestRun([], 'tty_a')).toBe(0);
});
