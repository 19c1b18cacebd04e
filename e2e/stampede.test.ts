import { booksOf } from './support/books.ts';
import { isTicketed, orderWhen } from './support/buyer.ts';
import { inLanes } from './support/in-lanes.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { reconcile } from './support/reconciled.ts';
import { rush } from './support/rush.ts';
import { buyerApi, sharedStack } from './support/shared-stack.ts';

const stack = sharedStack();
const api = buyerApi(stack);

/** An emulator of AWS shares this machine with a process for each function. */
const capacity = stack.tables.stage === 'local' ? 50 : 12;
const buyers = 4 * capacity;

test(`${buyers} buyers for ${capacity} tickets: each ticket goes to one, the others are told why, and the books agree`, async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: capacity }] });
  const { eventId } = event;
  const outcomes = await rush(api, { eventId, ticketTypeId: firstTicketType(event).ticketTypeId, buyers, inFlight: 8 });

  const paid = outcomes.flatMap((outcome) => (outcome.what === 'paid' ? [outcome.order] : []));
  expect(paid).toHaveLength(capacity);
  const others = outcomes.flatMap((outcome) =>
    outcome.what === 'paid' ? [] : [outcome.what === 'refused' ? outcome.code : outcome.what],
  );
  expect(others.filter((code) => code !== 'sold-out' && code !== 'all-held')).toEqual([]);

  const orders = await inLanes(paid, 4, (placed) => orderWhen(api, placed, 'ticketed', isTicketed));
  const codes = orders.flatMap(({ tickets }) => tickets.map(({ code }) => code));
  expect(new Set(codes).size).toBe(capacity);

  const books = booksOf(stack);
  const units = await books.units(eventId);
  expect(units).toHaveLength(capacity);
  const owners = units.map((unit) => unit['orderId']);
  expect(new Set(owners)).toEqual(new Set(paid.map(({ orderId }) => orderId)));
  expect(new Set(owners).size).toBe(capacity);
  expect(await books.tickets(eventId)).toHaveLength(capacity);

  expect(await reconcile(stack, eventId, { settle: 30_000 })).toEqual({ differences: [], mended: 0 });
}, 300_000);
