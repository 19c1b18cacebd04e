import { newId } from '@onsale/kernel/id';
import { systemRandom } from '@onsale/kernel/random';
import { manualClock } from '@onsale/testing/manual-clock';
import type { CountedSale } from '../domain/sale.ts';
import { countOf } from '../domain/snapshot.ts';
import { stockOf } from '../domain/stock.ts';
import { section, sellable, ticketType } from '../../test/support/events.ts';
import { getAvailabilityV2 } from './get-availability-v2.ts';
import { getAvailability } from './get-availability.ts';

const clock = manualClock();

/** Sections of 300 seats, all free. */
const arena = (sections: number) => {
  const plan = { standing: [], sections: Array.from({ length: sections }, (_, index) => section(`S${index}`, 10, 30)) };
  const stock = stockOf(plan);
  const event = sellable([ticketType('Full', { categories: ['all'] }), ticketType('Child', { categories: ['all'] })]);
  const snapshot = { ...countOf(stock, [], clock.now()), version: 1 };
  const sale: CountedSale = { sellable: event, status: 'on-sale', stock, snapshot };
  const unused = {} as never; // a fresh count is all that an answer needs
  const sales = { find: () => Promise.resolve(sale) } as never;
  return { sales, clock, random: systemRandom, snapshots: unused, units: unused, pause: unused };
};
const call = { correlationId: 'test', headers: undefined };
const ask = (sections: number, seats: 'list' | 'map') =>
  getAvailability(arena(sections))({ eventId: newId('event'), seats }, call);
const askV2 = (sections: number, seats: 'map' | 'none') =>
  getAvailabilityV2(arena(sections))({ eventId: newId('event'), seats }, call);

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

test('version 2 answers the counts and the map of version 1, whatever the size, and has no list', async () => {
  const [old, map] = [await ask(40, 'map'), await askV2(40, 'map')];
  expect(map).toMatchObject({ value: { status: 'available', ticketTypes: [{ free: 12_000 }, { free: 12_000 }] } });
  expect(map).toHaveProperty('value.seatMap', old.ok && old.value.seatMap);
  expect(await askV2(200, 'map')).toMatchObject({ value: { seatMap: { length: 200 } } });
  expect(await askV2(40, 'none')).not.toHaveProperty('value.seatMap');
});
