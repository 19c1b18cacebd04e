import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DeliveryShape, WebhookShape } from '@onsale/contracts/notifications/api';
import { webhookFacts } from '@onsale/contracts/notifications/webhook-facts';
import { orderConfirmed } from '@onsale/contracts/orders/events';
import { ticketIssued } from '@onsale/contracts/tickets/events';
import { newId } from '@onsale/kernel/id';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import { on, eventHandler } from '@onsale/runtime/queue-handler';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { cloudEvent, queueEvent } from '@onsale/testing/queue-event';
import { receiver } from '@onsale/testing/receiver';
import { createTestTable } from '@onsale/testing/test-table';
import { Webhook as Verifier } from 'standardwebhooks';
import { guardedReceivers } from '../../src/adapters/receivers.ts';
import { signingSecrets } from '../../src/adapters/signing-secrets.ts';
import { deliveryOf, webhookDeliveries } from '../../src/adapters/webhook-deliveries.ts';
import { webhooksTable } from '../../src/adapters/webhooks-table.ts';
import { failingLong, lanes, rest } from '../../src/domain/webhook.ts';
import type { Delivery, Lane } from '../../src/domain/webhook.ts';
import type { Mail } from '../../src/domain/mail.ts';
import { deliverWebhooks } from '../../src/use-cases/deliver-webhooks.ts';
import { fanOut } from '../../src/use-cases/fan-out.ts';
import { sweepWebhooks } from '../../src/use-cases/sweep-webhooks.ts';
import { confirmed, issued } from '../orders.ts';

type Created = WebhookShape & { readonly secret: string };

const load = async () => ({
  create: (await import('../../src/handlers/create-webhook.ts')).handler,
  list: (await import('../../src/handlers/list-webhooks.ts')).handler,
  get: (await import('../../src/handlers/get-webhook.ts')).handler,
  change: (await import('../../src/handlers/change-webhook.ts')).handler,
  remove: (await import('../../src/handlers/delete-webhook.ts')).handler,
  rotate: (await import('../../src/handlers/rotate-webhook-secret.ts')).handler,
  test: (await import('../../src/handlers/test-webhook.ts')).handler,
  deliveries: (await import('../../src/handlers/list-webhook-deliveries.ts')).handler,
  delivery: (await import('../../src/handlers/get-webhook-delivery.ts')).handler,
  replay: (await import('../../src/handlers/replay-webhook-delivery.ts')).handler,
});

let table: { name: string; client: DynamoDBDocumentClient };
let handlers: Awaited<ReturnType<typeof load>>;
let there: Awaited<ReturnType<typeof receiver>>;
const caller: TestCaller = { organizerId: newId('organizer'), keyId: newId('apiKey') };
const other: TestCaller = { organizerId: newId('organizer'), keyId: newId('apiKey') };

beforeAll(async () => {
  table = await createTestTable('notifications');
  Object.assign(process.env, {
    API_URL: 'https://api.onsale.example',
    SITE_URL: 'https://onsale.example',
    WEBHOOK_RECEIVERS: 'loopback',
  });
  handlers = await load();
});
beforeEach(async () => {
  there = await receiver();
});
afterEach(async () => {
  await there.close();
  const { body } = await call(handlers.list, {});
  for (const each of (body as { items: WebhookShape[] }).items) await remove(each);
});

const call = async (handler: HttpHandler, parts: Parameters<typeof apiEvent>[0]) => {
  const { statusCode, body } = await handler(apiEvent({ caller, ...parts }));
  return { statusCode, body: (body === '' ? undefined : JSON.parse(body)) as unknown };
};
const createdAt = async (url: string, more: object = {}): Promise<Created> => {
  const { statusCode, body } = await call(handlers.create, { body: { url, types: ['order-confirmed.v1'], ...more } });
  expect({ statusCode, body }).toMatchObject({ statusCode: 201 });
  return body as Created;
};
const remove = ({ webhookId }: Pick<Created, 'webhookId'>) => call(handlers.remove, { params: { webhookId } });
const logOf = async ({ webhookId }: Pick<Created, 'webhookId'>): Promise<DeliveryShape[]> => {
  const { body } = await call(handlers.deliveries, { params: { webhookId } });
  return (body as { items: DeliveryShape[] }).items;
};
const read = async ({ webhookId }: Pick<Created, 'webhookId'>) =>
  (await call(handlers.get, { params: { webhookId } })).body as WebhookShape;

/** The system behind the API, its clock in our hand, its stream played by `runLane`. */
const world = (clock = manualClock(Date.now())) => {
  const mails: Mail[] = [];
  const own = ['https://api.onsale.example'];
  const ports = {
    webhooks: webhooksTable(table.client, table.name, clock),
    deliveries: webhookDeliveries(table.client, table.name, clock),
    secrets: signingSecrets(table.client, table.name, clock),
    receivers: guardedReceivers({ reach: 'loopback', own }, clock),
    mailer: { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) },
    random: { next: () => 0.5 },
    log: { error: (message: string, fault: unknown) => expect({ message, fault }).toBeUndefined() },
    clock,
  };
  const tell = fanOut(ports);
  const follow = eventHandler([
    on(webhookFacts['order-confirmed.v1'].of, tell('order-confirmed.v1')),
    on(webhookFacts['ticket-issued.v1'].of, tell('ticket-issued.v1')),
  ]);
  /** What the table's stream would hand to that lane. */
  const handedTo = async (lane: Lane): Promise<Delivery[]> => {
    const { Items = [] } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'send = :lane',
        ExpressionAttributeValues: { ':lane': lane },
      }),
    );
    return Items.map(deliveryOf);
  };
  const runLane = async (lane: Lane, deliveries?: readonly Delivery[]): Promise<number> => {
    const handed = deliveries ?? (await handedTo(lane));
    await deliverWebhooks(ports, lane)(handed);
    return handed.length;
  };
  const happen = async (id: string = crypto.randomUUID()) => {
    const event = { ...confirmed, event: { ...confirmed.event, organizerId: caller.organizerId } };
    expect(await follow(queueEvent(cloudEvent(orderConfirmed, event, { id })))).toEqual({ batchItemFailures: [] });
  };
  const issue = async () => {
    const event = { ...issued, event: { ...issued.event, organizerId: caller.organizerId } };
    expect(await follow(queueEvent(cloudEvent(ticketIssued, event)))).toEqual({ batchItemFailures: [] });
  };
  return { clock, mails, handedTo, runLane, happen, issue, sweep: sweepWebhooks(ports) };
};

describe('a webhook', () => {
  it('is told of an order once, signed so that Standard Webhooks proves it', async () => {
    const { happen, runLane } = world();
    const webhook = await createdAt(there.url);
    await happen('event-1');
    await happen('event-1');
    await runLane('fast');
    expect(there.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = there.received;
    expect(new Verifier(webhook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'order-confirmed.v1',
      timestamp: '2027-01-01T00:00:00.000Z',
      data: { orderId: confirmed.orderId, total: confirmed.total },
    });
    expect(await logOf(webhook)).toMatchObject([
      { deliveryId: headers['webhook-id'], status: 'delivered', attempts: [{ status: 204 }] },
    ]);
  });

  it('tells nothing of people and nothing that opens a door', async () => {
    const { happen, issue, runLane } = world();
    await createdAt(there.url, { types: ['order-confirmed.v1', 'ticket-issued.v1'] });
    await happen();
    await issue();
    await runLane('fast');
    expect(there.received).toHaveLength(2);
    for (const { body } of there.received) {
      for (const secret of ['Ada', 'ada@', 'Babbage', '"code"', 'signed-code', 'buyer']) expect(body).not.toContain(secret);
    }
  });

  it('is told of what it asked for, and nobody is told of another organizer', async () => {
    const { happen, issue, runLane } = world();
    await createdAt(there.url);
    await call(handlers.create, { caller: other, body: { url: there.url, types: ['order-confirmed.v1', 'ticket-issued.v1'] } });
    await happen();
    await issue();
    await runLane('fast');
    expect(there.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['order-confirmed.v1']);
  });

  it('gets a test delivery', async () => {
    const { runLane } = world();
    const webhook = await createdAt(there.url);
    expect(await call(handlers.test, { params: { webhookId: webhook.webhookId } })).toMatchObject({
      statusCode: 202,
      body: { status: 'pending', type: 'webhook-test.v1' },
    });
    await runLane('fast');
    expect(JSON.parse(there.received[0]?.body ?? '')).toMatchObject({ type: 'webhook-test.v1' });
  });

  it('is signed with both secrets while an old one overlaps, and with the new one alone afterwards', async () => {
    const { runLane, clock, happen } = world();
    const webhook = await createdAt(there.url);
    const { body } = await call(handlers.rotate, { params: { webhookId: webhook.webhookId }, body: { overlapHours: 1 } });
    const { secret } = body as { secret: string };
    await happen();
    await runLane('fast');
    const [{ headers, body: sent } = { headers: {}, body: '' }] = there.received;
    for (const each of [webhook.secret, secret])
      expect(() => new Verifier(each).verify(sent, headers as Record<string, string>)).not.toThrow();
    clock.advance(3_700_000);
    await happen();
    await runLane('fast');
    expect(String(there.received[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('that fails is tried again later and later, and by hand at once', async () => {
    const { runLane, clock, happen, sweep } = world();
    const webhook = await createdAt(there.url);
    there.answers((response) => response.writeHead(500).end('no'));
    await happen();
    await runLane('fast');
    const [failed] = await logOf(webhook);
    expect(failed).toMatchObject({ status: 'pending', attempts: [{ status: 500, body: 'no' }] });
    expect(Date.parse(failed?.nextAttemptAt ?? '') - clock.now()).toBe(30_000);
    await sweep();
    expect(await runLane('fast')).toBe(0);
    clock.advance(31_000);
    await sweep();
    expect(await runLane('fast')).toBe(1);
    expect(Date.parse((await logOf(webhook))[0]?.nextAttemptAt ?? '') - clock.now()).toBe(60_000);

    there.answers((response) => response.writeHead(200).end('thanks'));
    const { webhookId } = webhook;
    await call(handlers.replay, { params: { webhookId, deliveryId: failed?.deliveryId ?? '' } });
    await runLane('fast');
    expect(await logOf(webhook)).toMatchObject([{ status: 'delivered', attempts: [{}, {}, { status: 200, body: 'thanks' }] }]);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('keeps what its log says when the stream brings an old record late', async () => {
    const { handedTo, runLane, happen } = world();
    const webhook = await createdAt(there.url);
    await happen();
    const old = await handedTo('fast');
    await runLane('fast');
    const told = await logOf(webhook);
    expect(told).toMatchObject([{ status: 'delivered', attempts: [{ status: 204 }] }]);
    there.answers((response) => response.writeHead(503).end());
    await runLane('fast', old);
    expect(await logOf(webhook)).toEqual(told);
    expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('keeps what came of a replay when the stream brings the record before it late', async () => {
    const { handedTo, runLane, happen } = world();
    const webhook = await createdAt(there.url);
    await happen();
    const old = await handedTo('fast');
    await call(handlers.replay, { params: { webhookId: webhook.webhookId, deliveryId: old[0]?.deliveryId ?? '' } });
    const replayed = await handedTo('fast');
    there.answers((response) => response.writeHead(503).end());
    await runLane('fast', old);
    expect(await handedTo('fast')).toEqual(replayed);
  });

  it('that still fails after three days is given up', async () => {
    const { runLane, clock, happen, sweep } = world();
    const webhook = await createdAt(there.url);
    there.answers((response) => response.writeHead(503).end());
    await happen();
    await runLane('fast');
    for (let rounds = 0; rounds < 30 && (await logOf(webhook))[0]?.status === 'pending'; rounds++) {
      clock.advance(Math.max(0, Date.parse((await logOf(webhook))[0]?.nextAttemptAt ?? '') - clock.now()) + 1);
      await sweep();
      await runLane('fast');
    }
    const [delivery] = await logOf(webhook);
    expect(delivery).toMatchObject({ status: 'failed' });
    expect(delivery?.attempts.length).toBeGreaterThan(10);
  });

  it('that answers 410 is switched off, its organizer told by mail once, and nothing more is sent', async () => {
    const { runLane, happen, sweep, mails } = world();
    const webhook = await createdAt(there.url, { contact: { email: 'ops@venue.example', locale: 'en' } });
    there.answers((response) => response.writeHead(410).end());
    await happen();
    await runLane('fast');
    expect(await read(webhook)).toMatchObject({ status: 'disabled', disabledBecause: 'gone' });
    await sweep();
    await sweep();
    expect(mails).toMatchObject([{ to: { email: 'ops@venue.example' }, subject: 'One of your webhooks was switched off' }]);
    await happen();
    expect(await runLane('fast')).toBe(0);
    const { webhookId } = webhook;
    expect(await call(handlers.test, { params: { webhookId } })).toMatchObject({
      statusCode: 409,
      body: { code: 'webhook-disabled' },
    });
    await call(handlers.change, { params: { webhookId }, body: { status: 'active' } });
    expect(await read(webhook)).toMatchObject({ status: 'active' });
  });

  it('that has failed for long rests: what happens waits, what somebody asks for goes out, and an answer ends it', async () => {
    const { runLane, clock, happen, sweep } = world();
    const webhook = await createdAt(there.url);
    const { webhookId } = webhook;
    there.answers((response) => response.writeHead(500).end());
    await happen();
    await runLane('fast');
    clock.advance(failingLong);
    await happen();
    await runLane('fast');
    expect(there.received).toHaveLength(2);

    await happen();
    expect(await runLane('fast')).toBe(0);
    const waits = (await logOf(webhook)).find(({ attempts }) => attempts.length === 0);
    expect(waits).toMatchObject({ status: 'pending' });
    expect(Date.parse(waits?.nextAttemptAt ?? '') - clock.now()).toBe(rest);

    there.answers((response) => response.writeHead(204).end());
    expect(await call(handlers.test, { params: { webhookId } })).toMatchObject({ statusCode: 202 });
    await call(handlers.replay, { params: { webhookId, deliveryId: waits?.deliveryId ?? '' } });
    expect(await runLane('fast')).toBe(2);
    expect(there.received).toHaveLength(4);
    await happen();
    expect(await runLane('fast')).toBe(1);
    clock.advance(rest);
    await sweep();
    expect(await runLane('fast')).toBe(2);
    expect((await logOf(webhook)).every(({ status }) => status === 'delivered')).toBe(true);
  });

  it('that fails for five days is switched off', async () => {
    const { runLane, clock, happen } = world();
    const webhook = await createdAt(there.url);
    there.answers((response) => response.writeHead(500).end());
    await happen();
    await runLane('fast');
    clock.advance(5 * 24 * 3600_000);
    await happen();
    await runLane('fast');
    expect(await read(webhook)).toMatchObject({ status: 'disabled', disabledBecause: 'failing' });
  });

  it('that times out moves to the slow lane and comes back when it answers in time', async () => {
    const { runLane, happen } = world();
    const webhook = await createdAt(there.url);
    there.answers(() => undefined);
    await happen();
    await runLane('fast');
    expect(await read(webhook)).toMatchObject({ lane: 'slow' });
    there.answers((response) => response.writeHead(204).end());
    expect(await runLane('slow')).toBe(1);
    expect(await logOf(webhook)).toMatchObject([{ status: 'delivered', attempts: [{ fault: 'timed-out' }, { status: 204 }] }]);
    for (let more = 0; more < 4; more++) await happen();
    expect(await runLane('fast')).toBe(0);
    expect(await runLane('slow')).toBe(4);
    expect(await read(webhook)).toMatchObject({ lane: 'fast' });
  });

  it('that answers is told at once, while another is dead and a third hangs', async () => {
    const { runLane, happen } = world();
    const [dead, hanging] = [await receiver(), await receiver()];
    hanging.answers(() => undefined);
    await dead.close();
    const [slow] = [await createdAt(hanging.url), await createdAt(dead.url), await createdAt(there.url)];
    await happen();
    await runLane('fast'); // the one that waits, until the second receiver has timed out
    for (let more = 0; more < 20; more++) await happen();
    const begun = performance.now();
    await runLane('fast');
    expect(performance.now() - begun).toBeLessThan(lanes.fast.patience); // whoever hangs is not waited for
    expect(there.received).toHaveLength(21);
    expect(hanging.received).toHaveLength(1);
    expect((await logOf(slow)).every(({ status }) => status === 'pending')).toBe(true);
    await hanging.close();
  });

  it('has no end, so a key that ends neither makes nor changes one nor gets its secret, but may test and delete it', async () => {
    const ending = { ...caller, endsAt: new Date(Date.now() + 3600_000).toISOString() };
    const { webhookId, url } = await createdAt(there.url);
    const ofIt = { caller: ending, params: { webhookId } };
    const answers = [
      await call(handlers.create, { caller: ending, body: { url: there.url, types: ['order-confirmed.v1'] } }),
      await call(handlers.change, { ...ofIt, body: { url: `${there.url}elsewhere` } }),
      await call(handlers.rotate, { ...ofIt, body: {} }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({
        statusCode: 403,
        body: { code: 'forbidden', detail: expect.stringMatching(/^This key ends/) as string },
      });
    expect((await read({ webhookId })).url).toBe(url);
    expect((await call(handlers.list, {})).body).toMatchObject({ items: [{ webhookId }] });
    expect((await call(handlers.test, ofIt)).statusCode).toBe(202);
    expect((await call(handlers.remove, ofIt)).statusCode).toBe(204);
  });

  it('that is deleted is gone with its secret and told nothing more', async () => {
    const { runLane, happen } = world();
    const webhook = await createdAt(there.url);
    await happen();
    expect(await remove(webhook)).toEqual({ statusCode: 204, body: undefined });
    await runLane('fast');
    expect(there.received).toEqual([]);
    const Key = { pk: `secret#webhook#${webhook.webhookId}`, sk: 'secret' };
    expect((await table.client.send(new GetCommand({ TableName: table.name, Key }))).Item).toBeUndefined();
    expect(await remove(webhook)).toMatchObject({ statusCode: 404, body: { code: 'webhook-not-found' } });
  });

  it.each([
    ['another organizer', other],
    ['a test key, if it is told of live events', { ...caller, mode: 'test' as const }],
  ])('is not there for %s, whatever they ask', async (_, asking) => {
    const webhook = await createdAt(there.url);
    const params = { webhookId: webhook.webhookId };
    for (const handler of [handlers.get, handlers.test, handlers.deliveries, handlers.remove, handlers.rotate, handlers.change])
      expect(await call(handler, { caller: asking, params, body: {} })).toMatchObject({
        statusCode: 404,
        body: { code: 'webhook-not-found' },
      });
    const { body } = await call(handlers.list, { caller: asking });
    expect((body as { items: WebhookShape[] }).items.map((each) => each.webhookId)).not.toContain(webhook.webhookId);
    expect(await call(handlers.list, {})).toMatchObject({ body: { items: [{ webhookId: webhook.webhookId }] } });
    expect({ ...(await read(webhook)), secret: webhook.secret }).toEqual(webhook);
  });

  it.each([
    ['no address', { url: 'hooks' }, 'url'],
    ['half of a character', { url: 'https://example.com/\ud800' }, 'url'],
    ['plain http', { url: 'http://example.com/hooks' }, 'url'],
    ['a password in it', { url: 'https://me:secret@example.com/hooks' }, 'url'],
    ['a metadata address', { url: 'https://169.254.169.254/latest' }, 'url'],
    ['our own API', { url: 'https://api.onsale.example/v1/holds' }, 'url'],
    ['no types', { types: [] }, 'types'],
    ['a type that there is not', { types: ['order-confirmed.v9'] }, 'types.0'],
    ['an unknown field', { secret: 'mine' }, 'secret'],
    ['a contact without a mail address', { contact: { email: 'ops', locale: 'en' } }, 'contact.email'],
  ])('with %s is refused with 400, naming the field', async (_, wrong, field) => {
    const body = { url: 'https://example.com/hooks', types: ['order-confirmed.v1'], ...wrong };
    expect(await call(handlers.create, { body })).toMatchObject({ statusCode: 400, body: { code: 'invalid-request', field } });
  });
});
