import { until } from '@onsale/testing/until';
import { atSandbox, buyersWay, isTicketed, orderWhen, someone } from '../support/buyer.ts';
import type { PlacedOrder } from '../support/buyer.ts';
import { deployedFunction } from '../support/deployed-functions.ts';
import { mailTo } from '../support/mailbox.ts';
import { openOrders } from '../support/open-orders.ts';
import { firstTicketType, openEvent } from '../support/organizer.ts';
import { whileShut } from '../support/shut-path.ts';
import { buyerApi, sharedStack } from '../support/shared-stack.ts';
import { valueOf } from '../support/value-of.ts';

const stack = sharedStack();
const api = buyerApi(stack);
const way = buyersWay(api);
const holdSeconds = 10;

/** What became of an order's stock while its money was on the way. */
type Fate = 'still held' | 'free again' | 'somebody else’s';

type Late = {
  readonly fate: Fate;
  readonly placed: PlacedOrder;
  readonly email: string;
  readonly take: (quantity: number) => ReturnType<typeof way.hold>;
};

/** An order of one ticket that its buyer pays for in time. */
const paidOrder = async (fate: Fate): Promise<Late> => {
  const event = await openEvent(stack, { holdSeconds, ticketTypes: [{ name: 'A', faceValue: 900, quota: 2 }] });
  const take = (quantity: number) => way.hold(event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity }]);
  const buyer = someone();
  const placed = await valueOf(way.order((await valueOf(take(1))).holdId, buyer));
  await atSandbox(placed, 'pay');
  return { fate, placed, email: buyer.email, take };
};

/** Once the order's time is over, somebody else takes all there is; and may give it back, as nobody's in particular. */
const letOthersIn = async ({ fate, take }: Late): Promise<void> => {
  if (fate === 'still held') return;
  const everything = await until(
    'the stock to be free',
    async () => {
      const taken = await take(2);
      return taken.ok ? taken.value : undefined;
    },
    60_000,
  );
  if (fate === 'free again') await valueOf(api('DELETE /v1/holds/{holdId}', { params: { holdId: everything.holdId } }));
};

/** The ticket, or the money; nothing in between. */
const expectRightEnd = async ({ fate, placed, email }: Late): Promise<void> => {
  if (fate !== 'somebody else’s') {
    await orderWhen(api, placed, 'confirmed with its ticket', isTicketed);
    return;
  }
  const order = await orderWhen(api, placed, 'refunded', ({ status }) => status === 'refunded');
  expect(order.tickets.filter(({ status }) => status === 'valid')).toEqual([]);
  expect((await mailTo(stack, email)).text).toContain('€9.00');
};

const allOf = <Out>(lates: readonly Late[], work: (late: Late) => Promise<Out>): Promise<Out[]> => Promise.all(lates.map(work));

const ofEachFate = (): Promise<Late[]> => Promise.all((['still held', 'free again', 'somebody else’s'] as const).map(paidOrder));

const isDecided = ({ placed }: Late) => orderWhen(api, placed, 'no longer pending', ({ status }) => status !== 'pending');

/** A payment is learned of by the provider's webhook, and by the order's timer, which asks. */
const webhook = () => deployedFunction(stack, 'payments', 'deliverSandboxWebhook');
const timer = () => deployedFunction(stack, 'orders', 'expireOrder');
test.each([
  ['webhook', webhook, timer],
  ['timer', timer, webhook],
] as const)(
  'a payment that a late %s tells of buys what is left, or goes back',
  async (_, late, neverSeen) => {
    let orders: Late[] = [];
    await neverSeen().whileNotReading(async () => {
      await late().whileNotReading(async () => {
        orders = await ofEachFate();
        await allOf(orders, letOthersIn);
      });
      await allOf(orders, isDecided);
    });
    await allOf(orders, expectRightEnd);
  },
  180_000,
);

test('orders that got stuck half way are finished by the sweep, and by their timers where those come', async () => {
  const { statusOf, makeOverdue } = openOrders(stack);
  const isPaid = ({ placed: { orderId } }: Late) =>
    until(`${orderId} to be paid`, async () => ((await statusOf(orderId)) === 'paid' ? true : undefined), 60_000);
  const bySweep: Late[] = [];
  const byTimer: Late[] = [];
  await deployedFunction(stack, 'orders', 'expireOrder').whileNotReading(async () => {
    await whileShut(stack, '/internal/v1/holds/{holdId}/confirm', async () => {
      bySweep.push(...(await ofEachFate()));
      byTimer.push(...(await ofEachFate()));
      await allOf([...bySweep, ...byTimer], isPaid);
      await allOf([...bySweep, ...byTimer], letOthersIn); // by then whoever tried to confirm has given up
    });
    await allOf(bySweep, ({ placed: { orderId } }) => makeOverdue(orderId));
    await deployedFunction(stack, 'orders', 'sweepOrders').start();
    await allOf(bySweep, expectRightEnd);
  });
  await allOf(byTimer, expectRightEnd);
}, 180_000);
