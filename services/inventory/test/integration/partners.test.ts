import * as contracts from '@onsale/contracts/inventory/api';
import type { Mode } from '@onsale/contracts/shapes';
import { newId } from '@onsale/kernel/id';
import { httpHandler } from '@onsale/runtime/http-handler';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { createHold } from '../../src/use-cases/create-hold.ts';
import { getAvailability } from '../../src/use-cases/get-availability.ts';
import { openBoxOffice } from '../support/box-office.ts';
import { sellable, ticketType } from '../support/events.ts';

const show = async (mode: Mode = 'live') => {
  const office = await openBoxOffice();
  const type = ticketType('Standing', { quota: 5 });
  const usual = sellable([type]);
  const sold = { ...usual, event: { ...usual.event, mode } };
  const eventId = await office.open(sold);
  const hold = httpHandler(contracts.createHold, createHold(office.ports));
  const availability = httpHandler(contracts.getAvailability, getAvailability(office.ports));
  const body = { eventId, lines: [{ ticketTypeId: type.ticketTypeId, quantity: 1 }] };
  const { organizerId } = sold.event;
  return {
    own: { organizerId, keyId: newId('apiKey') },
    answers: async (caller: TestCaller | undefined) => {
      const resource = '/v1/partner/events/{eventId}/availability';
      const by = caller && { caller };
      const looked = await availability(apiEvent({ ...(by && { resource }), params: { eventId }, ...by }));
      const held = await hold(apiEvent({ ...(by && { resource: '/v1/partner/holds' }), body, ...by }));
      return [looked.statusCode, held.statusCode];
    },
    held: async () => (await office.books(eventId)).held,
  };
};

test('a partner looks at and holds what the organizer of its key sells', async () => {
  const { own, answers, held } = await show();
  expect(await answers(own)).toEqual([200, 201]);
  expect(await held()).toBe(1);
});

test("a partner of another organizer's finds no such event, and takes nothing of it", async () => {
  const { answers, held } = await show();
  expect(await answers({ organizerId: newId('organizer'), keyId: newId('apiKey') })).toEqual([404, 404]);
  expect(await held()).toBe(0);
});

test('what is for tests is looked at and held with test keys alone, and what is live without', async () => {
  const [tests, live] = [await show('test'), await show()];
  expect(await tests.answers(tests.own)).toEqual([404, 404]);
  expect(await tests.answers(undefined)).toEqual([404, 404]);
  expect(await live.answers({ ...live.own, mode: 'test' })).toEqual([404, 404]);
  expect([await tests.held(), await live.held()]).toEqual([0, 0]);
  expect(await tests.answers({ ...tests.own, mode: 'test' })).toEqual([200, 201]);
  expect(await live.answers(undefined)).toEqual([200, 201]);
});
