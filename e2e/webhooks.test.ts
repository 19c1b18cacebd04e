import { createClient } from '@onsale/client/client';
import { receiver } from '@onsale/testing/receiver';
import type { Receiver } from '@onsale/testing/receiver';
import { until } from '@onsale/testing/until';
import { Webhook as Verifier } from 'standardwebhooks';
import { allOf } from './support/all-of.ts';
import { buy } from './support/buyer.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);
const made: string[] = [];
let there: Receiver;

beforeAll(async () => {
  there = await receiver();
});
afterAll(async () => {
  for (const webhookId of made) await organizer('DELETE /v1/webhooks/{webhookId}', { params: { webhookId } });
  await there.close();
});

const listen = async (types: readonly ['order-confirmed.v1', 'ticket-issued.v1'] | readonly ['order-confirmed.v1']) => {
  const webhook = await valueOf(organizer('POST /v1/webhooks', { body: { url: there.url, types: [...types] } }));
  made.push(webhook.webhookId);
  return webhook;
};
const sellOne = async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Guest', faceValue: 0, quota: 5 }] });
  return buy(buyerApi(stack), event.eventId, [{ ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 }]);
};
const heard = (type: string, orderId: string) =>
  until(
    `${type} of ${orderId}`,
    () => there.received.find(({ body }) => body.includes(`"${type}"`) && body.includes(orderId)),
    60_000,
  );

test('an organizer is told of an order and its tickets, and the public library proves who tells it', async () => {
  const webhook = await listen(['order-confirmed.v1', 'ticket-issued.v1']);
  const { placed } = await sellOne();
  for (const type of ['order-confirmed.v1', 'ticket-issued.v1']) {
    const { headers, body } = await heard(type, placed.orderId);
    expect(new Verifier(webhook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type,
      data: { orderId: placed.orderId },
    });
  }
  const { webhookId } = webhook;
  const log = await until('both in the log', async () => {
    const { items } = await valueOf(
      organizer('GET /v1/webhooks/{webhookId}/deliveries', { params: { webhookId }, query: { limit: 10 } }),
    );
    return items.length === 2 && items.every(({ status }) => status === 'delivered') ? items : undefined;
  });
  const [{ deliveryId } = { deliveryId: '' }] = log;
  const delivery = await valueOf(
    organizer('GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params: { webhookId, deliveryId } }),
  );
  expect(there.received.map(({ body }) => body)).toContain(delivery.body);
});

test('a receiver that hangs is tried in the slow lane, and a secret is changed without a gap', async () => {
  const webhook = await listen(['order-confirmed.v1']);
  const params = { webhookId: webhook.webhookId };
  there.answers(() => undefined);
  const tested = await valueOf(organizer('POST /v1/webhooks/{webhookId}/test', { params }));
  await until(
    'the first attempt',
    () => there.received.find(({ headers }) => headers['webhook-id'] === tested.deliveryId),
    60_000,
  );
  there.answers((response) => response.writeHead(200).end('thanks'));
  const { secret } = await valueOf(organizer('POST /v1/webhooks/{webhookId}/rotate-secret', { params, body: {} }));
  await until(
    'the delivery in the slow lane',
    async () => {
      const path = 'GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}';
      const { status, attempts } = await valueOf(organizer(path, { params: { ...params, deliveryId: tested.deliveryId } }));
      return status === 'delivered' && attempts[0]?.fault === 'timed-out' ? attempts : undefined;
    },
    60_000,
  );
  expect((await valueOf(organizer('GET /v1/webhooks/{webhookId}', { params }))).lane).toBe('slow');
  await valueOf(
    organizer('POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay', {
      params: { ...params, deliveryId: tested.deliveryId },
    }),
  );
  const both = await until('one with both signatures', () =>
    there.received.find(({ headers }) => String(headers['webhook-signature']).includes(' ')),
  );
  for (const each of [webhook.secret, secret])
    expect(() => new Verifier(each).verify(both.body, both.headers as Record<string, string>)).not.toThrow();
  const description = 'What the box office hears';
  expect(await valueOf(organizer('PATCH /v1/webhooks/{webhookId}', { params, body: { description } }))).toMatchObject({
    description,
  });
  const listed = await allOf(organizer, 'GET /v1/webhooks', { query: { limit: 100 } });
  expect(listed.map(({ webhookId }) => webhookId)).toContain(webhook.webhookId);
});

test('a secret that was rotated away, which ends, makes no webhook and rotates nothing', async () => {
  const { keyId, key: apiKey } = await valueOf(organizer('POST /v1/api-keys', { body: { name: 'Hooks' } }));
  const params = { keyId };
  await valueOf(organizer('POST /v1/api-keys/{keyId}/rotate', { params, body: {} }));
  const old = createClient({ baseUrl: stack.site, apiKey });
  const refused = { ok: false, error: { code: 'forbidden' } };
  expect(await old('POST /v1/webhooks', { body: { url: there.url, types: ['order-confirmed.v1'] } })).toMatchObject(refused);
  expect(await old('POST /v1/api-keys/{keyId}/rotate', { params, body: { overlapSeconds: 0 } })).toMatchObject(refused);
  await valueOf(organizer('DELETE /v1/api-keys/{keyId}', { params }));
});
