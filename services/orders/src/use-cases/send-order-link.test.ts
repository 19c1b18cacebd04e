import { manualClock } from '@onsale/testing/manual-clock';
import { fakeWorld } from '../../test/fakes/fake-world.ts';
import type { OrderLinkRequest, OrderLinks } from '../ports.ts';
import { sendOrderLink } from './send-order-link.ts';

type Link = Parameters<OrderLinks['send']>[0];

const requested: OrderLinkRequest = { requestId: 'request-1', correlationId: 'test', email: 'ADA@example.com' };

/** The buyer's one order, unless they have none, and what was done about the request. */
const mailroom = async ({
  orders = 1,
  sentAt = [] as number[],
  isLost = false,
  fault,
}: { orders?: number; sentAt?: number[]; isLost?: boolean; fault?: Error } = {}) => {
  const world = fakeWorld();
  await world.place();
  const clock = manualClock();
  const [sent, forgotten]: [Link[], string[]] = [[], []];
  const send = sendOrderLink({
    clock,
    siteUrl: 'https://shop.example',
    secrets: { make: () => 'the-token' },
    links: {
      newestPaidOf: () => Promise.resolve(orders === 0 ? undefined : world.theOrder()),
      sentTo: () => Promise.resolve(sentAt.map((ago) => clock.now() - ago)),
      send: (link) => (fault ? Promise.reject(fault) : Promise.resolve(!isLost && sent.push(link) > 0)),
      forget: ({ requestId }) => Promise.resolve(void forgotten.push(requestId)),
    },
  });
  return { send, sent, forgotten, clock };
};

test('a buyer is sent a link for half an hour, its token behind the #, to the address of the order', async () => {
  const { send, sent, forgotten, clock } = await mailroom();
  await send(requested);
  expect(sent).toEqual([
    {
      requestId: 'request-1',
      token: 'the-token',
      buyer: { name: 'Ada Kim', email: 'ada@example.com', locale: 'en' },
      url: 'https://shop.example/orders#link=the-token',
      expiresAt: clock.now() + 30 * 60_000,
    },
  ]);
  expect(forgotten).toEqual([]); // by itself, together with what is sent
});

test.each([
  ['somebody who has bought nothing', { orders: 0 }],
  ['a buyer who was sent one a minute ago', { sentAt: [60_000] }],
  ['a buyer who is sent one by somebody else just now', { isLost: true }],
])('%s is sent nothing, and the request is forgotten all the same', async (_, how) => {
  const { send, sent, forgotten } = await mailroom(how);
  await send(requested);
  expect(sent).toEqual([]);
  expect(forgotten).toEqual(['request-1']);
});

test('a request that could not be answered is kept, to come again', async () => {
  const { send, forgotten } = await mailroom({ fault: new Error('down') });
  await expect(send(requested)).rejects.toThrow('down');
  expect(forgotten).toEqual([]);
});
