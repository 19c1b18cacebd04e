import { newId } from '@onsale/kernel/id';
import { systemRandom } from '@onsale/kernel/random';
import { manualClock } from '@onsale/testing/manual-clock';
import type { CountedSale } from '../domain/sale.ts';
import { countOf } from '../domain/snapshot.ts';
import { stockOf } from '../domain/stock.ts';
import { section, sellable, ticketType } from '../../test/support/events.ts';
import { getAvailability } from './get-availability.ts';

const clock = manualClock();

/** Sections of 300 seats, all free. */
const ask = async (sections: number, seats: 'list' | 'map') => {
  const plan = { standing: [], sections: Array.from({ length: sections }, (_, index) => section(`S${index}`, 10, 30)) };
  const stock = stockOf(plan);
  const event = sellable([ticketType('Full', { categories: ['all'] }), ticketType('Child', { categories: ['all'] })]);
  const snapshot = { ...countOf(stock, [], clock.now()), version: 1 };
  const sale: CountedSale = { sellable: event, status: 'on-sale', stock, snapshot };
  const unused = {} as never; // a fresh count is all that an answer needs
  const sales = { find: () => Promise.resolve(sale) } as never;
  const use = getAvailability({ sales, clock, random: systemRandom, snapshots: unused, units: unused, pause: unused });
  return use({ eventId: newId('event'), seats }, { correlationId: 'test', headers: undefined });
};

const bytesOf = (answer: unknown): number => JSON.stringify(answer).length;

test('the list of an arena’s 12,000 seats is about a megabyte, its map a hundredth', async () => {
  const list = await ask(40, 'list');
  const map = await ask(40, 'map');
  expect(list).toMatchObject({ ok: true, value: { seats: { length: 12_000 } } });
  expect(bytesOf(list)).toBeLessThan(1_500_000);
  expect(bytesOf(map)).toBeLessThan(20_000);
});

test('a list that would not fit into an answer is refused, and the map stands in for it', async () => {
  expect(await ask(200, 'list')).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'seats' } });
  expect(await ask(200, 'map')).toMatchObject({ ok: true });
});
