import { orderRefunding } from '@onsale/contracts/orders/events';
import { newId } from '@onsale/kernel/id';
import { streamHandler } from '@onsale/runtime/stream-handler';
import { cloudEvent } from '@onsale/testing/queue-event';
import type { LedgerRow } from '../../src/domain/ledger.ts';
import { returnRefunded } from '../../src/use-cases/release-stock.ts';
import { writeLedger } from '../../src/use-cases/write-ledger.ts';
import { heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import type { BoxOffice } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';
import { unitChanges } from '../support/stream-event.ts';

type Row = LedgerRow & { readonly pk: string; readonly sk: string; readonly version: number };

const rowsIn = async (office: BoxOffice): Promise<Row[]> =>
  ((await office.itemsOf('ledger')) as Row[]).sort((one, other) => `${one.pk}${one.sk}`.localeCompare(`${other.pk}${other.sk}`));

const total = { amount: 0, currency: 'EUR' as const };
const buyerOf = { name: 'Ada', email: 'ada@example.com', locale: 'en' as const };

test('every change of every unit is one row, however often the stream is delivered', async () => {
  const office = await openBoxOffice();
  const type = ticketType('Standing', { quota: 50 });
  const event = sellable([type], { holdSeconds: 10 });
  const eventId = await office.open(event);
  const buyer = office.functions();
  const lines = [{ ticketTypeId: type.ticketTypeId, quantity: 1 }];

  const answers = await Promise.all(Array.from({ length: 64 }, () => buyer.hold(eventId, lines)));
  const holds = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => heldOf(answer).holdId);
  expect(holds).toHaveLength(50);
  await Promise.all(holds.slice(0, 10).map((holdId) => buyer.release(holdId)));
  for (const [index, holdId] of holds.slice(10, 20).entries()) {
    await buyer.claim(holdId, `ord_${index}`);
    await buyer.confirm(holdId, `ord_${index}`);
    await buyer.confirm(holdId, `ord_${index}`);
  }
  const refund = { orderId: 'ord_0', holdId: holds[10], event: event.event, buyer: buyerOf, positions: [], total };
  await returnRefunded(office.ports)(cloudEvent(orderRefunding, { ...refund, reason: 'order-ended' } as never));
  office.clock.advance(20_000);
  await Promise.all(Array.from({ length: 41 }, () => buyer.hold(eventId, lines)));

  const handler = streamHandler(writeLedger(office.ledger));
  const changes = await unitChanges(office);
  expect(await handler(changes)).toEqual({ batchItemFailures: [] });
  expect(await handler(changes)).toEqual({ batchItemFailures: [] });

  const units = await office.units(eventId);
  const rows = await rowsIn(office);
  expect(rows).toHaveLength(units.reduce((sum, { version }) => sum + version, 0));
  for (const unit of units) {
    const own = rows.filter(({ pk, sk }) => pk === `ledger#${unit.pk}` && sk.startsWith(`${unit.sk}#`));
    expect(own.map(({ version }) => version)).toEqual(own.map((_, index) => index + 1));
    own.forEach(({ from }, index) => expect(from).toEqual(own[index - 1]?.to ?? { state: 'free' }));
    expect(own.at(-1)?.to ?? { state: 'free' }).toMatchObject(unit.orderId ? { state: 'sold', orderId: unit.orderId } : {});
  }
  expect(rows.filter(({ to }) => to.state === 'sold')).toHaveLength(10);
  expect(await office.books(eventId)).toEqual({ free: 0, held: 41, sold: 9 });
});

test('so is each of a unit that was retired and came back, in whatever order the stream tells of it', async () => {
  const office = await openBoxOffice();
  const type = ticketType('Standing', { quota: 4 });
  const event = sellable([type], { quotas: [{ quotaId: 'hall', name: 'Hall', capacity: 4 }] });
  const eventId = await office.open(event);
  const by = { organizerId: event.event.organizerId, keyId: newId('apiKey') };
  const organizer = office.functions();
  for (const capacity of [1, 3, 60]) expect((await organizer.setCapacity(eventId, 'hall', capacity, by)).statusCode).toBe(200);

  const handler = streamHandler(writeLedger(office.ledger));
  const { Records } = await unitChanges(office);
  await handler({ Records: [...Records].reverse() });
  await handler({ Records });
  const [units, rows] = [await office.units(eventId), await rowsIn(office)];
  expect(rows).toHaveLength(units.reduce((sum, { version }) => sum + version, 0));
  expect(new Set(rows.map(({ from, to }) => `${from.state} ${to.state}`))).toEqual(new Set(['free retired', 'retired free']));
});
