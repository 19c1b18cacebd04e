import { eventChanged } from '@onsale/contracts/catalog/events';
import type { SellableEvent } from '@onsale/contracts/catalog/events';
import { rfc3339 } from '@onsale/kernel/clock';
import { cloudEvent } from '@onsale/testing/queue-event';
import { recountStock } from '../../src/use-cases/recount-stock.ts';
import { updateSale } from '../../src/use-cases/update-sale.ts';
import { availabilityIn, expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice, Functions } from '../support/box-office.ts';
import { section, sellable, somePlan, ticketType } from '../support/events.ts';

let office: BoxOffice;
let buyer: Functions;
beforeEach(async () => {
  office = await openBoxOffice();
  buyer = office.functions();
});

/** Six places for everybody; four places and a row of four seats kept for a sponsor's guests. */
const house = async (reserved: NonNullable<ReturnType<typeof ticketType>['reserved']> = {}) => {
  const open = ticketType('Standing', { quotaIds: ['hall'] });
  const guest = ticketType('Guest', { quotaIds: ['hall', 'guests'], reserved });
  const box = ticketType('Box', { categories: ['box'], reserved });
  const event = sellable([open, guest, box], {
    ...somePlan,
    quotas: [
      { quotaId: 'hall', name: 'Hall', capacity: 10 },
      { quotaId: 'guests', name: 'Guests', capacity: 4 },
    ],
    vouchers: [
      { code: 'SPONSOR', ticketTypeIds: [guest.ticketTypeId, box.ticketTypeId], discount: { faceValue: 0 } },
      { code: 'ANYBODY', discount: { percentOff: 10 } },
    ],
  });
  const eventId = await office.open(event, [section('B', 1, 4, 'box')]);
  const hold = (type: typeof open, quantity: number, voucher?: string) =>
    buyer.send({ eventId, lines: [{ ticketTypeId: type.ticketTypeId, quantity }], voucher });
  return { event, eventId, open, guest, box, hold };
};

const change = (sellableNow: SellableEvent) =>
  updateSale(office.ports)({ ...cloudEvent(eventChanged, sellableNow), aggregateversion: 9 });
const opened = (event: SellableEvent): SellableEvent => ({
  ...event,
  ticketTypes: event.ticketTypes.map((type) => ({ ...type, reserved: undefined })),
});

describe('a reserved ticket type', () => {
  test('is held with a voucher that names it, all or nothing with its quotas, at the voucher’s price', async () => {
    const { eventId, guest, box, hold } = await house();
    expect(heldOf(await hold(guest, 3, 'SPONSOR')).total.amount).toBe(3 * 500);
    expect(heldOf(await hold(box, 2, 'SPONSOR')).lines.map(({ seat }) => seat?.section)).toEqual(['Block B', 'Block B']);
    expect((await office.books(eventId)).held).toBe(3 * 2 + 2);
    expectProblem(await hold(guest, 2, 'SPONSOR'), 'all-held', 'lines.0.quantity');
    expect((await office.books(eventId)).held).toBe(3 * 2 + 2);
  });

  test.each<[string, string | undefined, string]>([
    ['no voucher', undefined, 'lines.0.ticketTypeId'],
    ['a voucher that is for any type and names none', 'ANYBODY', 'voucher'],
  ])('is refused to who has %s, and nothing is held', async (_, voucher, field) => {
    const { eventId, guest, hold } = await house();
    expectProblem(await hold(guest, 1, voucher), 'voucher-needed', field);
    expect((await office.books(eventId)).held).toBe(0);
  });

  test('is refused by its seat too', async () => {
    const { eventId } = await house();
    expectProblem(await buyer.hold(eventId, [{ seatId: 'B-1-1' }]), 'voucher-needed', 'lines.0.ticketTypeId');
    heldOf(await buyer.send({ eventId, lines: [{ seatId: 'B-1-1' }], voucher: 'SPONSOR' }));
  });

  test('does not count for everybody: sold out without it, its seats shown as held', async () => {
    const { eventId, open, hold } = await house();
    heldOf(await hold(open, 10));
    office.clock.advance(1000);
    const shown = availabilityIn(await buyer.availability(eventId, 'list'));
    expect(shown.status).toBe('all-held');
    expect(new Set(shown.seats?.map(({ status }) => status))).toEqual(new Set(['held']));
  });

  test('opens to everybody at its time, with nothing running', async () => {
    const until = rfc3339(office.clock.now() + 60_000);
    const { eventId, box, hold } = await house({ until });
    office.clock.advance(59_999);
    expectProblem(await hold(box, 1), 'voucher-needed');
    office.clock.advance(1);
    heldOf(await hold(box, 1));
    office.clock.advance(1000);
    const { seats = [] } = availabilityIn(await buyer.availability(eventId, 'list'));
    expect(seats.map(({ status }) => status).sort()).toEqual(['free', 'free', 'free', 'held']);
  });

  test('is opened by hand, which is told as stock that returned where nothing else was left', async () => {
    const { event, eventId, open, box, hold } = await house();
    const { holdId } = heldOf(await hold(open, 10));
    await buyer.claim(holdId, 'ord_1');
    await buyer.confirm(holdId, 'ord_1');
    office.clock.advance(1000);
    expect(availabilityIn(await buyer.availability(eventId)).status).toBe('sold-out');
    await change(opened(event));
    const { tasks } = await office.told();
    const due = tasks.findLast(({ task }) => task === 'recountStock');
    office.clock.advance(1);
    await recountStock(office.ports)(due?.data as Parameters<ReturnType<typeof recountStock>>[0]);
    expect((await office.told()).events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['onsale.inventory.sold-out.v1', 'onsale.inventory.stock-returned.v1']),
    );
    office.clock.advance(1000);
    heldOf(await office.functions().hold(eventId, [{ ticketTypeId: box.ticketTypeId, quantity: 1 }]));
  });
});
