import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack } from '@onsale/local/stack';
import type { RunningStack } from '@onsale/local/stack';
import { until } from '@onsale/testing/until';
import { booksOf } from '../support/books.ts';
import { isTicketed, orderWhen } from '../support/buyer.ts';
import { inLanes } from '../support/in-lanes.ts';
import { firstTicketType, openEvent } from '../support/organizer.ts';
import { basePort, describeStack } from '../support/own-stack.ts';
import { reconcile } from '../support/reconciled.ts';
import { rush } from '../support/rush.ts';
import type { Outcome } from '../support/rush.ts';
import { buyerApi } from '../support/shared-stack.ts';
import { valueOf } from '../support/value-of.ts';

const home = mkdtempSync(path.join(tmpdir(), 'onsale-power-cut-'));
const port = basePort(1);
let running: RunningStack | undefined;

afterAll(async () => {
  await running?.stop();
  rmSync(home, { recursive: true, force: true });
});

test('a power cut in the middle of a rush: what is paid gets its ticket, what is not goes back on sale', async () => {
  const capacity = 50;
  running = await startStack({ port, home, examples: false });
  const before = describeStack(running, port);
  const event = await openEvent(before, {
    holdSeconds: 20,
    ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: capacity }],
  });
  const { eventId } = event;

  // Cut the power when ten have paid and others are on every step of their way.
  let paidSoFar = 0;
  let cut: Promise<void> | undefined;
  const onOutcome = ({ what }: Outcome) => {
    if (what === 'paid' && ++paidSoFar === 10) cut = running?.kill();
  };
  const { ticketTypeId } = firstTicketType(event);
  const outcomes = await rush(buyerApi(before), { eventId, ticketTypeId, buyers: 60, inFlight: 8 }, onOutcome);
  await cut;
  expect(outcomes.some(({ what }) => what === 'cut-off')).toBe(true);

  running = await startStack({ port, home, examples: false });
  const after = describeStack(running, port);
  const api = buyerApi(after);
  const known = outcomes.flatMap((outcome) =>
    outcome.what !== 'refused' && outcome.order ? [{ ...outcome, order: outcome.order }] : [],
  );
  const ended = await inLanes(known, 4, ({ order }) =>
    orderWhen(api, order, 'ticketed or expired', (now) => isTicketed(now) || now.status === 'expired'),
  );
  known.forEach(({ what }, index) => {
    if (what === 'paid') expect(ended[index]?.status).toBe('confirmed');
  });

  // Whatever was not sold is free again, and every sold unit has exactly one ticket.
  const sold = ended.filter(({ status }) => status === 'confirmed').length;
  const look = () => api('GET /v1/events/{eventId}/availability', { params: { eventId }, query: { seats: 'none' } });
  await until(
    `${capacity - sold} free`,
    async () => ((await valueOf(look())).ticketTypes[0]?.free === capacity - sold ? true : undefined),
    120_000,
  );
  const books = booksOf(after);
  const owners = (await books.units(eventId)).flatMap((unit) => (unit['orderId'] === undefined ? [] : [unit['orderId']]));
  expect(new Set(owners).size).toBe(sold);
  expect(await books.tickets(eventId)).toHaveLength(sold);
  expect(await reconcile(after, eventId, { settle: 30_000 })).toEqual({ differences: [], mended: 0 });
}, 400_000);
