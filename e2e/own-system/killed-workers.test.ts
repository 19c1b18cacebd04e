import { claimHold } from '@onsale/contracts/inventory/api';
import { newId } from '@onsale/kernel/id';
import { until } from '@onsale/testing/until';
import { booksOf } from '../support/books.ts';
import { buyersWay, isTicketed, orderWhen } from '../support/buyer.ts';
import { inLanes } from '../support/in-lanes.ts';
import { askInside } from '../support/internal-api.ts';
import { startMortalHost } from '../support/mortal-host.ts';
import type { MortalHost } from '../support/mortal-host.ts';
import { firstTicketType, openEvent } from '../support/organizer.ts';
import { basePort } from '../support/own-stack.ts';
import { reconcile } from '../support/reconciled.ts';
import { rush } from '../support/rush.ts';
import { buyerApi } from '../support/shared-stack.ts';
import { valueOf } from '../support/value-of.ts';

/** Which requests end with their worker is drawn from the seed; what else happens at that moment is the machine's. */
const seeds = process.env['ONSALE_FULL'] === '1' ? [1, 2, 3, 4, 5] : [1];

let host: MortalHost | undefined;
afterEach(() => host?.stop());

const [capacity, buyers] = [50, 70];

/** A host whose workers are about to die, and an event with tickets of one type at this price. */
const openHall = async (seed: number, faceValue: number) => {
  const started = await startMortalHost(basePort(3), seed);
  host = started;
  const { stack } = started;
  const event = await openEvent(stack, { holdSeconds: 10, ticketTypes: [{ name: 'Standing', faceValue, quota: capacity }] });
  const { ticketTypeId } = firstTicketType(event);
  return { host: started, stack, api: buyerApi(stack), eventId: event.eventId, ticketTypeId };
};

test.each(seeds)(
  'workers die in the middle of requests, and every promise holds (seed %d)',
  async (seed) => {
    const { stack, api, eventId, ticketTypeId, host: mortal } = await openHall(seed, 1000);

    mortal.beMortal();
    const outcomes = await rush(api, { eventId, ticketTypeId, buyers, inFlight: 6 });
    const known = outcomes.flatMap((outcome) =>
      outcome.what !== 'refused' && outcome.order ? [{ ...outcome, order: outcome.order }] : [],
    );
    const ended = await inLanes(known, 4, ({ order }) =>
      orderWhen(api, order, 'ticketed, refunded or expired', (now) => isTicketed(now) || /refunded|expired/.test(now.status)),
    );
    expect(await mortal.beImmortal()).toBeGreaterThanOrEqual(10);
    known.forEach(({ what }, index) => {
      if (what === 'paid') expect(ended[index]?.status).toMatch(/confirmed|refunded/);
    });

    const sold = ended.filter(({ status }) => status === 'confirmed').length;
    expect(sold).toBeGreaterThan(0);
    await until(
      `${capacity - sold} free`,
      async () => {
        const look = await valueOf(
          api('GET /v1/events/{eventId}/availability', { params: { eventId }, query: { seats: 'none' } }),
        );
        return look.ticketTypes[0]?.free === capacity - sold ? true : undefined;
      },
      60_000,
    );
    const books = booksOf(stack);
    const owners = (await books.units(eventId)).flatMap((unit) => (unit['orderId'] === undefined ? [] : [unit['orderId']]));
    expect(new Set(owners).size).toBe(sold);
    expect(owners).toHaveLength(sold);
    expect(await reconcile(stack, eventId)).toEqual({ differences: [], mended: 0 });
  },
  240_000,
);

test.each(seeds)(
  'the same for what costs nothing: what a claim sold has its order, or goes back (seed %d)',
  async (seed) => {
    const { stack, api, eventId, ticketTypeId, host: mortal } = await openHall(seed, 0);
    const hold = await valueOf(buyersWay(api).hold(eventId, [{ ticketTypeId, quantity: 1 }]));
    const diedThere = { params: { holdId: hold.holdId }, body: { orderId: newId('order') } }; // right after the claim, before the order
    expect(await askInside(stack)(claimHold, diedThere)).toMatchObject({ ok: true, value: { sold: true } });

    mortal.beMortal();
    const outcomes = await rush(api, { eventId, ticketTypeId, buyers, inFlight: 6 });
    const known = outcomes.flatMap((outcome) => (outcome.what !== 'refused' && outcome.order ? [outcome.order] : []));
    const ended = await inLanes(known, 4, (order) =>
      orderWhen(api, order, 'ticketed or refunded', (now) => isTicketed(now) || now.status === 'refunded'),
    );
    expect(await mortal.beImmortal()).toBeGreaterThanOrEqual(5);

    const differences = async () => (await reconcile(stack, eventId)).differences;
    await until('nothing differs', async () => ((await differences()).length === 0 ? true : undefined), 90_000);
    const owners = (await booksOf(stack).units(eventId)).flatMap((unit) => unit['orderId'] ?? []);
    expect(new Set(owners).size).toBe(owners.length); // a ticket each
    expect(owners).not.toContain(diedThere.body.orderId);
    const confirmed = known.filter((_, index) => ended[index]?.status === 'confirmed');
    expect(confirmed.length).toBeGreaterThan(0);
    expect(owners).toEqual(expect.arrayContaining(confirmed.map(({ orderId }) => orderId))); // and orders whose answer never came
  },
  240_000,
);
