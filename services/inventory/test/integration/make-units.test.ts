import { eventChanged, eventPublished } from '@onsale/contracts/catalog/events';
import { stockReady } from '@onsale/contracts/inventory/events';
import { cloudEvent } from '@onsale/testing/queue-event';
import { stockOf } from '../../src/domain/stock.ts';
import type { Ports } from '../../src/ports.ts';
import { makeUnits } from '../../src/use-cases/make-units.ts';
import { planStock } from '../../src/use-cases/plan-stock.ts';
import { updateSale } from '../../src/use-cases/update-sale.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

const plans = (sections = [section('A', 1, 1)]) => ({ read: () => Promise.resolve({ sections }) });
const tasks = async (name: string) => (await office.told()).tasks.filter(({ task }) => task === name);
const readyTold = async () => (await office.told()).events.filter(({ type }) => type === stockReady.type);

test('publishing an event orders its units once, however often it is delivered', async () => {
  const published = cloudEvent(eventPublished, sellable([ticketType('Standing', { quota: 120 })]));
  for (let delivery = 0; delivery < 3; delivery++) await planStock(office.ports, plans())(published);
  const { eventId } = published.data.event;
  expect((await tasks('makeUnits')).map(({ data }) => data)).toEqual([{ eventId, fromBlock: 0 }]);
});

test('more seats than fit into one go are made over several, then the event is on sale, which is told once', async () => {
  const event = sellable([ticketType('Seat', { categories: ['all'] })], somePlan);
  const { eventId } = event.event;
  const sections = Array.from({ length: 10 }, (_, index) => section(`S${index}`, 10, 30));
  await planStock(office.ports, plans(sections))(cloudEvent(eventPublished, event));

  const make = makeUnits({ ...office.ports, units: slowly(office) });
  let done = 0;
  for (let waiting = await tasks('makeUnits'); waiting.length > done; waiting = await tasks('makeUnits')) {
    expectProblem(await buyer.hold(eventId, [{ seatId: 'S0-1-1' }]), 'not-on-sale');
    const next = waiting.map(({ data }) => data as { eventId: typeof eventId; fromBlock: number });
    await make(next.reduce((last, each) => (each.fromBlock > last.fromBlock ? each : last)));
    done++;
  }
  expect(done).toBeGreaterThan(1);
  expect((await readyTold()).map(({ data }) => data)).toEqual([{ eventId, units: 3000 }]);
  expect(await office.books(eventId)).toEqual({ free: 3000, held: 0, sold: 0 });
  heldOf(await buyer.hold(eventId, [{ seatId: 'S0-1-1' }]));
});

/** Each block takes a second of the test's clock. */
const slowly = ({ clock, ports: { units } }: BoxOffice): Ports['units'] => ({
  ...units,
  make: (...block) => {
    clock.advance(1000);
    return units.make(...block);
  },
});

test('a second delivery that comes when tickets are held frees none of them', async () => {
  const type = ticketType('Standing', { quota: 60 });
  const event = sellable([type]);
  const eventId = await office.open(event);
  heldOf(await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 20 }]));

  await planStock(office.ports, plans())(cloudEvent(eventPublished, event));
  await makeUnits(office.ports)({ eventId, fromBlock: 0 });
  for (const block of stockOf({ standing: [{ quotaId: type.ticketTypeId, places: 60 }], sections: [] }).blocks)
    await office.ports.units.make(eventId, block, { freeFrom: 0 }); // a maker that was asleep all the time
  expect(await office.books(eventId)).toEqual({ free: 40, held: 20, sold: 0 });
  expect(await readyTold()).toHaveLength(1);
});

test('a maker that a busy table stops half way leaves the rest to the next task', async () => {
  const event = sellable([ticketType('Standing', { quota: 500 })]);
  const { eventId } = event.event;
  await planStock(office.ports, plans())(cloudEvent(eventPublished, event));
  const { units } = office.ports;
  let made = 0;
  const busy: Ports['units'] = {
    ...units,
    make: (...block) => (++made > 6 ? Promise.reject(new Error('throttled')) : units.make(...block)),
  };
  const make = makeUnits({ ...office.ports, units: busy });
  await make({ eventId, fromBlock: 0 });
  expect((await tasks('makeUnits')).map(({ data }) => data)).toContainEqual({ eventId, fromBlock: 4 });

  await expect(make({ eventId, fromBlock: 4 })).rejects.toThrow('throttled');
  await makeUnits(office.ports)({ eventId, fromBlock: 4 });
  expect(await office.units(eventId)).toHaveLength(500);
  expect((await readyTold()).map(({ data }) => data)).toEqual([{ eventId, units: 500 }]);
});

test('a plan with one seat id twice is refused before anything is stored', async () => {
  const event = sellable([ticketType('Seat', { categories: ['all'] })], somePlan);
  const twins = [{ ...section('A-1', 2, 3) }, { ...section('A', 1, 3), rows: [{ row: '1-2', seats: 3 }] }];
  await expect(planStock(office.ports, plans(twins))(cloudEvent(eventPublished, event))).rejects.toThrow('two seats A-1-2-1');
  expect(await office.ports.sales.find(event.event.eventId)).toBeUndefined();
});

describe('a change of the event', () => {
  const type = ticketType('Standing', { quota: 10 });
  const event = sellable([type]);
  const priced = (faceValue: number) => ({ ...event, ticketTypes: [{ ...type, faceValue }] });
  const change = (faceValue: number, aggregateversion: number) =>
    updateSale(office.ports)(cloudEvent(eventChanged, priced(faceValue), { aggregateversion }));
  const priceNow = async () => {
    const answer = await office.functions().hold(event.event.eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 1 }]);
    return heldOf(answer).lines[0]?.price.faceValue.amount;
  };

  test('prices what is held from then on, and leaves what is held as it was', async () => {
    const eventId = await office.open(event);
    const before = heldOf(await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 1 }]));
    await change(7000, 2);
    expect(await priceNow()).toBe(7000);
    expect(await buyer.claim(before.holdId, 'ord_1')).toMatchObject({
      body: { lines: [{ price: { faceValue: { amount: 5000 } } }] },
    });
  });

  test('that is older than what is known is dropped', async () => {
    await office.open(event);
    await change(7000, 3);
    await change(6000, 2);
    expect(await priceNow()).toBe(7000);
  });

  test('that overtakes its publication fails, to be delivered again', async () => {
    await expect(change(7000, 2)).rejects.toThrow('before we heard of it');
  });
});
