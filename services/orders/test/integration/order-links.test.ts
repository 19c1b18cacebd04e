import { QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { listOrders as listOrdersContract, requestOrderLink as requestContract } from '@onsale/contracts/orders/api';
import type { BodyOf } from '@onsale/contracts/endpoint';
import type { DataOf } from '@onsale/contracts/event';
import { orderLinkMade } from '@onsale/contracts/orders/events';
import { rfc3339 } from '@onsale/kernel/clock';
import { makeId } from '@onsale/kernel/id';
import { httpHandler } from '@onsale/runtime/http-handler';
import { networkLimit } from '@onsale/runtime/network-limit';
import { outbox } from '@onsale/runtime/outbox';
import { apiEvent } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { createTestTable } from '@onsale/testing/test-table';
import { accessTokens } from '../../src/adapters/access-tokens.ts';
import { buyerKeys } from '../../src/adapters/buyer-keys.ts';
import { orderLinksTable } from '../../src/adapters/order-links-table.ts';
import { keyOf, orderTable } from '../../src/adapters/order-table.ts';
import { requestsANetwork } from '../../src/domain/order-link.ts';
import { cancel, confirm, endRefund, expire, pay, startRefund } from '../../src/domain/order.ts';
import type { Order } from '../../src/domain/order.ts';
import { positionsOf } from '../../src/domain/positions.ts';
import type { OrderLinkRequest } from '../../src/ports.ts';
import { listOrders } from '../../src/use-cases/list-orders.ts';
import { requestOrderLink } from '../../src/use-cases/request-order-link.ts';
import { sendOrderLink } from '../../src/use-cases/send-order-link.ts';
import { buyer, claimableHold } from '../fakes/samples.ts';
import { storedOutbox } from './stored-outbox.ts';

const minute = 60_000;

/** The two endpoints on a real table, and what its stream would call between them. */
const shop = async () => {
  const clock = manualClock();
  const { name, client } = await createTestTable('orders');
  const keys = buyerKeys(client, name);
  const orders = orderTable(client, name, outbox(clock, name), keys);
  const links = orderLinksTable(client, name, outbox(clock, name), keys);
  const asked = networkLimit(client, name, { clock, kind: 'order-link-requests', ...requestsANetwork });
  const request = httpHandler(requestContract, requestOrderLink({ links, requests: asked, clock }));
  const list = httpHandler(listOrdersContract, listOrders({ links, clock }));
  const sendWith = (over: typeof links) =>
    sendOrderLink({ links: over, secrets: accessTokens, clock, siteUrl: 'https://shop.example' });
  const send = sendWith(links);
  const stored = async () => (await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }))).Items ?? [];
  const requests = async () =>
    (await stored()).filter(({ kind }) => kind === 'order-link-request') as unknown as OrderLinkRequest[]; // the stream's filter
  /** The links that were made, in this order. */
  const sent = async () =>
    (await storedOutbox(client, name)).events
      .filter(({ type }) => type === orderLinkMade.type)
      .map(({ data }) => data as DataOf<typeof orderLinkMade>) // its type says so
      .sort((one, other) => one.expiresAt.localeCompare(other.expiresAt));

  const place = async (orderId: string, email: string = buyer.email, price = 5500): Promise<Order> => {
    clock.advance(1000);
    const hold = claimableHold({ price, expiresAt: clock.now() + 10 * minute });
    const order: Order = {
      ...{ orderId: makeId('order', orderId), holdId: hold.holdId, event: hold.event, total: hold.total },
      ...{ status: price === 0 ? 'paid' : 'pending', version: 1, accessToken: `opens-${orderId}`, requestHash: 'hash' },
      ...{ buyer: { ...buyer, email }, positions: positionsOf(hold.lines, undefined, buyer.name) },
      ...{ createdAt: rfc3339(clock.now()), expiresAt: hold.expiresAt },
    };
    await orders.create(order);
    return order;
  };
  const buy = async (...naming: Parameters<typeof place>): Promise<Order> => orders.change(await place(...naming), pay);
  const answerAll = async () => {
    for (const each of await requests()) await send(each);
  };
  return {
    ...{ clock, client, name, orders, links, send, sendWith, place, buy, requests, sent, stored, answerAll },
    request: (body: BodyOf<typeof requestContract>, sourceIp = '203.0.113.7') => request(apiEvent({ body, sourceIp })),
    list: (token: string, query: Record<string, string> = {}) =>
      list(apiEvent({ query, headers: { authorization: `Bearer ${token}` } })),
    /** The token of the link that the mail to this address brings. */
    linkTo: async (email: string): Promise<string> => {
      await request(apiEvent({ body: { email } }));
      await answerAll();
      return tokenIn((await sent()).at(-1));
    },
  };
};

const tokenIn = (told: DataOf<typeof orderLinkMade> | undefined): string => told?.url.split('#link=')[1] ?? '';

const idsIn = ({ body }: { body: string }): string[] =>
  (JSON.parse(body) as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);

test('a link shows all orders of its address that were paid, the newest first, as they are by now, each with the token that opens it', async () => {
  const { orders, place, buy, linkTo, list } = await shop();
  const first = await buy('first');
  await buy('of-another', 'eve@example.com');
  const second = await buy('second');
  await orders.change(first, startRefund);
  await place('never-paid');
  const token = await linkTo(buyer.email);
  const { statusCode, body } = await list(token);
  expect(statusCode).toBe(200);
  expect(JSON.parse(body)).toEqual({
    items: [
      { orderId: second.orderId, accessToken: 'opens-second', status: 'pending', ticketCount: 3, ...factsOf(second) },
      { orderId: first.orderId, accessToken: 'opens-first', status: 'refunding', ticketCount: 3, ...factsOf(first) },
    ],
  });
  expect(JSON.parse((await list(token)).body)).toEqual(JSON.parse(body)); // as often as it is asked
});

const factsOf = ({ event, createdAt, total }: Order) => ({ event, createdAt, total });

test('the list comes page by page, and no cursor leads into the orders of another address', async () => {
  const { buy, linkTo, list, clock } = await shop();
  for (const each of ['one', 'two', 'three']) await buy(each);
  for (const each of ['a', 'b']) await buy(each, 'eve@example.com');
  const token = await linkTo(buyer.email);
  const page = await list(token, { limit: '2' });
  expect(idsIn(page)).toEqual(['ord_three', 'ord_two']);
  const { nextCursor } = JSON.parse(page.body) as { nextCursor: string };
  expect(idsIn(await list(token, { limit: '2', cursor: nextCursor }))).toEqual(['ord_one']);
  clock.advance(5 * minute);
  const others = await linkTo('eve@example.com');
  expect((await list(others, { cursor: nextCursor })).statusCode).toBe(400);
});

test('the mail goes to the address as the newest order has it, however it was typed, in the language that was asked for', async () => {
  const { buy, request, answerAll, sent } = await shop();
  await buy('one', 'Ada@Example.com');
  await request({ email: 'ADA@example.COM', locale: 'ko' });
  await answerAll();
  expect(await sent()).toMatchObject([{ buyer: { ...buyer, email: 'Ada@Example.com', locale: 'ko' } }]);
});

test('whether anybody bought with an address, neither the answer nor the time tells: the table is asked the same', async () => {
  const { buy, request, answerAll, sent, requests, client } = await shop();
  await buy('one');
  const asked = jest.spyOn(client, 'send');
  const commandsOf = async (email: string) => {
    asked.mockClear();
    const answer = await request({ email });
    return { answer, commands: asked.mock.calls.map(([{ constructor }]) => constructor.name) };
  };
  const [bought, unknown] = [await commandsOf(buyer.email), await commandsOf('nobody@example.com')];
  expect(bought.answer.statusCode).toBe(202);
  expect(bought).toEqual(unknown);
  expect(bought.commands).toEqual(['UpdateCommand', 'PutCommand']);
  await answerAll();
  expect((await sent()).map((each) => each.buyer.email)).toEqual([buyer.email]);
  expect(await requests()).toEqual([]); // nothing is kept of who asked
});

test('an address with which nobody ever paid is sent nothing, however many orders were placed in its name', async () => {
  const { orders, place, buy, request, answerAll, sent, requests, clock } = await shop();
  const ask = async () => {
    await request({ email: buyer.email });
    await answerAll();
    clock.advance(5 * minute);
  };
  await orders.change(await place('run-out'), expire);
  await orders.change(await place('ended-with-its-event'), cancel);
  await place('pending');
  await ask();
  expect([await sent(), await requests()]).toEqual([[], []]);
  await buy('paid', 'ADA@example.com');
  for (let more = 0; more < 30; more++) await place(`unpaid-${more}`); // in front of it, were they found at all
  await ask();
  expect((await sent()).map((each) => each.buyer.email)).toEqual(['ADA@example.com']);
});

test('however many orders nobody paid, the search for one that somebody did reads the same, and little', async () => {
  const { place, buy, links, client } = await shop();
  const asked = jest.spyOn(client, 'send');
  const search = async () => {
    asked.mockClear();
    const found = await links.newestPaidOf(buyer.email);
    return { found: found?.orderId, commands: asked.mock.calls.map(([{ constructor }]) => constructor.name) };
  };
  await buy('paid');
  const before = await search();
  expect(before).toEqual({ found: 'ord_paid', commands: ['QueryCommand', 'BatchGetCommand'] });
  for (let more = 0; more < 60; more++) await place(`unpaid-${more}`);
  expect(await search()).toEqual(before);
});

test('unpaid orders that are found from earlier on hold up nothing: the search goes no further than 25 of them', async () => {
  const { place, buy, links, client, name } = await shop();
  const key = await buyerKeys(client, name)(buyer.email);
  const placeAsOnce = async (orderId: string) => {
    const { createdAt, ...order } = await place(orderId);
    await client.send(
      new UpdateCommand({
        ...{ TableName: name, Key: keyOf(order.orderId), UpdateExpression: 'SET gsi2pk = :key, gsi2sk = :at' },
        ExpressionAttributeValues: { ':key': key, ':at': createdAt },
      }),
    );
  };
  await buy('paid');
  for (let more = 0; more < 24; more++) await placeAsOnce(`unpaid-${more}`);
  expect((await links.newestPaidOf(buyer.email))?.orderId).toBe('ord_paid');
  await placeAsOnce('one-too-many');
  expect(await links.newestPaidOf(buyer.email)).toBeUndefined();
  await buy('later');
  expect((await links.newestPaidOf(buyer.email))?.orderId).toBe('ord_later');
});

/** Lets everybody on once this many have come. */
const gateFor = (many: number): (() => Promise<void>) => {
  const { promise, resolve } = Promise.withResolvers<'open'>();
  let come = 0;
  return async () => {
    come += 1;
    if (come === many) resolve('open');
    await promise;
  };
};

describe('a mailbox is not flooded', () => {
  test.each([
    ['where there was none yet', 0],
    ['where there was one before', 1],
  ])('of twenty that are answered at the same moment one sends a mail, %s', async (_, before) => {
    const { buy, request, requests, sendWith, links, sent, linkTo, clock } = await shop();
    await buy('one');
    for (let times = 0; times < before; times++) await linkTo(buyer.email);
    clock.advance(5 * minute);
    for (let times = 0; times < 20; times++) await request({ email: buyer.email });
    const everybodyHasRead = gateFor(20);
    const send = sendWith({
      ...links,
      sentTo: async (email) => {
        const read = await links.sentTo(email);
        await everybodyHasRead();
        return read;
      },
    });
    await Promise.all((await requests()).map(send));
    expect(await sent()).toHaveLength(before + 1);
  });

  test('a request that comes again after it was answered sends nothing, however much later', async () => {
    const { buy, request, requests, send, sent, clock } = await shop();
    await buy('one');
    await request({ email: buyer.email });
    const [requested] = await requests();
    for (let times = 0; times < 3; times++) {
      await send(requested as OrderLinkRequest); // the one above
      expect(await requests()).toEqual([]);
      clock.advance(10 * minute);
    }
    expect(await sent()).toHaveLength(1);
  });

  test('a day brings five mails at most, however patiently somebody asks', async () => {
    const { buy, linkTo, sent, clock } = await shop();
    await buy('one');
    for (let times = 0; times < 8; times++) {
      await linkTo(buyer.email);
      clock.advance(10 * minute);
    }
    expect(await sent()).toHaveLength(5);
    clock.advance(24 * 60 * minute);
    await linkTo(buyer.email);
    expect(await sent()).toHaveLength(6);
  });

  test('a network asks sixty times in ten minutes at most, also all at once; others and later ones are served', async () => {
    const { request, clock, requests } = await shop();
    const ask = (sourceIp: string) => request({ email: 'nobody@example.com' }, sourceIp);
    const answers = await Promise.all(Array.from({ length: 70 }, (_, index) => ask(`203.0.113.${index}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(60);
    const refused = answers.find(({ statusCode }) => statusCode === 429);
    expect(JSON.parse(refused?.body ?? '')).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused?.headers?.['retry-after'])).toBeGreaterThan(0);
    expect(await requests()).toHaveLength(60);
    expect((await ask('198.51.100.7')).statusCode).toBe(202);
    clock.advance(10 * minute);
    expect((await ask('203.0.113.7')).statusCode).toBe(202);
  });
});

describe('a link that opens nothing is a 401', () => {
  test('after half an hour', async () => {
    const { buy, linkTo, list, clock } = await shop();
    await buy('one');
    const token = await linkTo(buyer.email);
    clock.advance(30 * minute - 1);
    expect((await list(token)).statusCode).toBe(200);
    clock.advance(1);
    const { statusCode, body, headers } = await list(token);
    expect(statusCode).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ code: 'unauthenticated', detail: expect.stringContaining('new one') as string });
    expect(headers?.['www-authenticate']).toBe('Bearer');
  });

  test.each(['nonsense', 'opens-one'])('with the token %s, which is no link’s', async (token) => {
    const { buy, list } = await shop();
    await buy('one');
    expect((await list(token)).statusCode).toBe(401);
  });
});

test('a token is kept as its hash alone, and the index tells no address', async () => {
  const { buy, linkTo, stored } = await shop();
  await buy('one');
  const token = await linkTo(buyer.email);
  const items = (await stored()).filter(({ kind }) => kind !== 'outbox'); // what brings it to the mail
  expect(JSON.stringify(items)).not.toContain(token);
  const keys = items.map((item) => ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((each) => String(item[each])));
  expect(keys.flat().filter((key) => key.includes('ada'))).toEqual([]);
});

test('an order from before there were links is opened by its own token and is in no list', async () => {
  const { buy, linkTo, list, client, name, orders } = await shop();
  const old = await buy('old');
  await client.send(new UpdateCommand({ TableName: name, Key: keyOf(old.orderId), UpdateExpression: 'REMOVE gsi2pk, gsi2sk' }));
  await buy('new');
  expect(idsIn(await list(await linkTo(buyer.email)))).toEqual(['ord_new']);
  expect(await orders.find(old.orderId)).toMatchObject({ accessToken: 'opens-old' });
});

describe('the index by buyer', () => {
  const indexed = async ({ client, name }: Awaited<ReturnType<typeof shop>>) => {
    const key = await buyerKeys(client, name)(buyer.email);
    const { Items = [] } = await client.send(
      new QueryCommand({
        ...{ TableName: name, IndexName: 'gsi2', KeyConditionExpression: 'gsi2pk = :key' },
        ExpressionAttributeValues: { ':key': key },
      }),
    );
    return Items;
  };
  const idsOf = async (at: Awaited<ReturnType<typeof shop>>) => (await indexed(at)).map(({ pk }) => String(pk));

  test('has an order from its money on, also late, and for good', async () => {
    const at = await shop();
    const [inTime, late] = [await at.place('in-time'), await at.place('late')];
    const expired = await at.orders.change(late, expire);
    expect(await idsOf(at)).toEqual([]);
    const paid = await at.orders.change(inTime, pay);
    expect(await idsOf(at)).toEqual([inTime.orderId]);
    await at.orders.change(expired, pay, { paidLate: true });
    const refunding = await at.orders.change(await at.orders.change(paid, confirm), startRefund);
    await at.orders.change(refunding, endRefund);
    expect(await idsOf(at)).toEqual([inTime.orderId, late.orderId]); // as they were placed
  });

  test('has what is free as it is placed', async () => {
    const at = await shop();
    const { orderId } = await at.place('free', buyer.email, 0);
    expect(await idsOf(at)).toEqual([orderId]);
  });

  test('has keys alone, so that it costs nothing when an order changes', async () => {
    const at = await shop();
    await at.buy('one');
    expect((await indexed(at)).map((item) => Object.keys(item).sort())).toEqual([['gsi2pk', 'gsi2sk', 'pk', 'sk']]);
  });
});

test.each([
  ['email', { email: 'ada' }],
  ['locale', { email: buyer.email, locale: 'xx' }],
  ['name', { email: buyer.email, name: 'Ada' }],
])('a request whose %s is wrong is refused by name and asks for nothing', async (field, body) => {
  const { request, requests } = await shop();
  const answer = await request(body as BodyOf<typeof requestContract>);
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid-request', field });
  expect(await requests()).toEqual([]);
});
