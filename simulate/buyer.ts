import type { RequestOf } from '@onsale/contracts/endpoint';
import type { createHold as createHoldContract } from '@onsale/contracts/inventory/api';
import type { HoldId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import { createHold } from '../services/inventory/src/use-cases/create-hold.ts';
import { getAvailability } from '../services/inventory/src/use-cases/get-availability.ts';
import { releaseHold } from '../services/inventory/src/use-cases/release-hold.ts';
import { getOrder } from '../services/orders/src/use-cases/get-order.ts';
import { placeOrder } from '../services/orders/src/use-cases/place-order.ts';
import { declineSandbox } from '../services/payments/src/sandbox/decline-sandbox.ts';
import { paySandbox } from '../services/payments/src/sandbox/pay-sandbox.ts';
import type { Habits } from './habits.ts';
import { outsider } from './outsider.ts';
import { drawLines } from './show.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { World } from './world.ts';

const asked = { correlationId: 'simulated', headers: undefined };

/** A buyer in front of a browser or two. What they do is drawn; what they get is whatever the services answer. */
export const buyer = ({ chaos, show, inventory, orders, payments, seen }: World, habits: Habits, number: number) => {
  const name = `buyer${number}`;
  const clientAddress = `192.0.${number % 2}.${number}`; // two networks in all
  const { random, clock } = chaos;
  const { wait, ask } = outsider(chaos, name);
  const { eventId } = show.sellable.event;
  const holdLasts = show.sellable.holdSeconds * 1000;

  const hesitate = (): Promise<void> => wait(random.below(random.pick([10, 10, 1000, holdLasts, holdLasts + 3000])));

  const hold = async (key: string | undefined, request: RequestOf<typeof createHoldContract>) => {
    const work = () => inventory.functions.run(createHold, request, { idempotencyKey: key, clientAddress });
    const answer = await ask('POST holds', async () => seen.hold(key, await work()));
    return answer?.ok ? answer.value.holdId : undefined;
  };

  const charge = (sessionId: string, amount: Money, silent: boolean): Promise<unknown> =>
    ask('is charged', () => payments.takeCharge({ sessionId, amount, silent }));

  const pay = async (sessionId: string, owed: Money, expiresAt: number): Promise<void> => {
    if (random.chance(habits.tooLate)) {
      await wait(expiresAt - clock.now() + random.below(random.pick([1, 10, 3000, 2 * holdLasts])));
      await charge(sessionId, owed, false);
      return;
    }
    if (random.chance(habits.oddMoney)) {
      await hesitate();
      await charge(sessionId, oddAmount(owed, random), random.chance(0.5));
      return;
    }
    if (random.chance(habits.lastMoment)) await wait(expiresAt - clock.now() - 1 - random.below(50));
    else await hesitate();
    if (random.chance(0.2)) await ask('declines', () => payments.functions.run(declineSandbox, { sessionId }, asked));
    await ask('pays', () => payments.functions.run(paySandbox, { sessionId }, asked));
  };

  const order = async (holdId: HoldId, idempotencyKey: string): Promise<void> => {
    const request = { holdId, buyer: { name, email: `${name}@example.org`, locale: 'en' as const } };
    const work = () => orders.functions.run(placeOrder, request, { ...asked, idempotencyKey });
    const answer = await ask('POST orders', async () => seen.order(`${idempotencyKey} ${holdId}`, await work()));
    if (!answer?.ok) return;
    const { orderId, accessToken: bearerToken, payment, expiresAt, total } = answer.value;
    const sessionId = payment?.checkoutUrl.split('/').at(-1);
    if (sessionId !== undefined && !random.chance(0.1)) {
      void pay(sessionId, total, Date.parse(expiresAt));
      if (random.chance(habits.otherTab)) void pay(sessionId, total, Date.parse(expiresAt));
    }
    if (!random.chance(0.3)) return;
    await hesitate();
    await ask('GET order', () => orders.functions.run(getOrder, { orderId }, { ...asked, bearerToken }));
  };

  const buy = async (round: string): Promise<void> => {
    if (random.chance(0.1))
      await ask('GET availability', () => inventory.functions.run(getAvailability, { eventId, seats: 'none' as const }, asked));
    const key = random.chance(0.5) ? `hold-${round}` : undefined;
    const request = { eventId, lines: drawLines(show, random) };
    if (key !== undefined && random.chance(habits.otherTab)) void hold(key, request);
    const holdId = await hold(key, request);
    if (holdId === undefined) return;
    await wait(random.below(random.chance(0.8) ? 100 : holdLasts + 1000));
    if (random.chance(habits.giveBack)) {
      seen.released(holdId);
      void ask('DELETE hold', () => inventory.functions.run(releaseHold, { holdId }, asked));
      if (random.chance(0.7)) return;
    }
    if (random.chance(habits.leave)) return;
    if (random.chance(habits.otherTab)) void order(holdId, random.chance(0.7) ? `order-${round}` : `other-${round}`);
    await order(holdId, `order-${round}`);
  };

  return async (): Promise<void> => {
    await hesitate();
    for (let round = 1; round === 1 || (round < 4 && random.chance(habits.again)); round++) {
      await buy(`${name}-${round}`);
      await hesitate();
    }
  };
};

/** What is owed, less, more, or as much in another currency. */
const oddAmount = ({ amount, currency }: Money, { pick, below }: SeededRandom): Money =>
  pick([
    { amount, currency },
    { amount: 1 + below(amount), currency },
    { amount: amount + 1 + below(amount), currency },
    { amount, currency: 'USD' },
  ]);
