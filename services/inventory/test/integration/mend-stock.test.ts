import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StockMending } from '@onsale/contracts/inventory/facts';
import type { EventId, HoldId, OrderId } from '@onsale/kernel/id';
import { stockFacts } from '../../src/adapters/stock-facts.ts';
import { never } from '../../src/domain/unit.ts';
import { listStockFacts } from '../../src/use-cases/list-stock-facts.ts';
import { mendStock } from '../../src/use-cases/mend-stock.ts';
import { expectProblem, heldOf } from '../support/answers.ts';
import { openBoxOffice } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

const call = { correlationId: 'test', headers: undefined };
const orderId = 'ord_one' as OrderId;

const openHall = async (quota: number) => {
  const office = await openBoxOffice();
  const type = ticketType('Standing', { quota });
  const eventId = await office.open(sellable([type]));
  const buyer = office.functions();
  const { name, client } = office.table;
  const hold = async () => heldOf(await buyer.hold(eventId, [{ ticketTypeId: type.ticketTypeId, quantity: 1 }])).holdId as HoldId;
  const unitHeldBy = async (holdId: HoldId) => {
    const unit = (await office.units(eventId)).find((each) => each.holdId === holdId);
    if (!unit) throw new Error('It holds nothing');
    return { ...unit, unitId: [...unit.pk.split('#').slice(2), unit.sk].join('#') };
  };
  return {
    ...{ office, eventId, buyer, hold, unitHeldBy },
    mend: (mending: StockMending, of: EventId = eventId) =>
      mendStock({ ...office.ports, ledger: office.ledger })({ eventId: of, mending }, call),
    facts: async () => {
      const page = await listStockFacts({ ...office.ports, facts: stockFacts(client, name) })({ eventId }, call);
      return page.ok ? page.value.items : [];
    },
    plant: ({ pk, sk }: { pk: string; sk: string }, freeFrom: number, owner: string) =>
      client.send(
        new UpdateCommand({
          ...{
            TableName: name,
            Key: { pk, sk },
            UpdateExpression: 'SET freeFrom = :freeFrom, holdId = :owner, orderId = :order',
          },
          ExpressionAttributeValues: { ':freeFrom': freeFrom, ':owner': owner, ':order': orderId },
        }),
      ),
  };
};

test('its facts are each unit, each hold and what the count says of each block', async () => {
  const { facts, hold, eventId } = await openHall(3);
  const holdId = await hold();
  const found = await facts();
  expect(found.filter(({ kind }) => kind === 'unit')).toHaveLength(3);
  expect(found).toContainEqual(expect.objectContaining({ kind: 'hold', holdId, heldAs: holdId, status: 'held', eventId }));
  const block = { blockId: expect.stringMatching(/#0$/) as string, units: 3, free: 3, held: 0 };
  expect(found).toContainEqual(expect.objectContaining({ kind: 'count', blocks: [block] }));
});

test('a unit that is sold to an order that is over comes back once, and a late payment for that order takes nothing', async () => {
  const { office, eventId, buyer, hold, unitHeldBy, plant, mend } = await openHall(3);
  const holdId = await hold();
  await buyer.claim(holdId, orderId);
  const { unitId, ...unit } = await unitHeldBy(holdId);
  await plant(unit, never, holdId);
  for (let time = 0; time < 2; time++) await mend({ what: 'return-unit', unitId, orderId, holdId });
  expect(await office.books(eventId)).toEqual({ free: 3, held: 0, sold: 0 });
  expectProblem(await buyer.retake(holdId, orderId), 'stock-lost');
});

test('a unit that another order has by now is not given back', async () => {
  const { office, eventId, hold, unitHeldBy, plant, mend } = await openHall(1);
  const { unitId, ...unit } = await unitHeldBy(await hold());
  await plant(unit, never, 'hld_other_1');
  await mend({ what: 'return-unit', unitId, orderId: 'ord_another' as OrderId });
  expect(await office.books(eventId)).toEqual({ free: 0, held: 0, sold: 1 });
});

describe('a hold that lost its unit', () => {
  test('has it again where nobody took it', async () => {
    const { office, eventId, hold, unitHeldBy, plant, mend } = await openHall(1);
    const holdId = await hold();
    await plant(await unitHeldBy(holdId), 0, 'hld_nobody_1');
    await mend({ what: 'hold-again', holdId });
    expect(await office.books(eventId)).toEqual({ free: 0, held: 1, sold: 0 });
    expect(await unitHeldBy(holdId)).toMatchObject({ holdId });
  });

  test('is over where somebody did and it is not ordered; theirs stays theirs', async () => {
    const { office, eventId, buyer, hold, unitHeldBy, plant, mend } = await openHall(1);
    const holdId = await hold();
    await plant(await unitHeldBy(holdId), never, 'hld_other_1');
    await mend({ what: 'hold-again', holdId });
    expectProblem(await buyer.claim(holdId, orderId), 'hold-not-found');
    expect(await office.books(eventId)).toEqual({ free: 0, held: 0, sold: 1 });
  });
});

test('a row that is there is not recovered, and one that is not is marked', async () => {
  const { office, hold, unitHeldBy, mend } = await openHall(1);
  const { unitId } = await unitHeldBy(await hold());
  const row = { what: 'recover-row', unitId, version: 1, from: { state: 'free' }, to: { state: 'held' } } as const;
  await mend(row);
  await mend({ ...row, to: { state: 'sold' } });
  expect(await office.itemsOf('ledger')).toMatchObject([{ version: 1, to: { state: 'held' }, recovered: true }]);
});

test('nothing is mended of an event that is not known', async () => {
  const { mend } = await openHall(1);
  const answer = await mend({ what: 'recount' }, 'evt_unknown' as EventId);
  expect(answer).toMatchObject({ ok: false, error: { code: 'event-not-found' } });
});
