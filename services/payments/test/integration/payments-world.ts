import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as contracts from '@onsale/contracts/payments/api';
import { makeId } from '@onsale/kernel/id';
import type { OrderId } from '@onsale/kernel/id';
import { httpHandler } from '@onsale/runtime/http-handler';
import type { HttpHandler } from '@onsale/runtime/http-handler';
import type { OutboxItem } from '@onsale/runtime/outbox';
import { taskHandler } from '@onsale/runtime/queue-handler';
import { apiEvent } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { queueEvent } from '@onsale/testing/queue-event';
import { createTestTable } from '@onsale/testing/test-table';
import { paymentsTable } from '../../src/adapters/payments-table.ts';
import { sandboxProvider } from '../../src/adapters/sandbox-provider.ts';
import { sandboxSessionsTable } from '../../src/adapters/sandbox-sessions-table.ts';
import { webhookSecret } from '../../src/adapters/webhook-secret.ts';
import { chargeSandbox } from '../../src/sandbox/charge-sandbox.ts';
import { declineSandbox } from '../../src/sandbox/decline-sandbox.ts';
import { deliverSandboxWebhook } from '../../src/sandbox/deliver-sandbox-webhook.ts';
import { paySandbox } from '../../src/sandbox/pay-sandbox.ts';
import { showSandboxCheckout } from '../../src/sandbox/show-sandbox-checkout.ts';
import { deliverSandboxWebhook as task } from '../../src/sandbox/webhook.ts';
import { signedHeaders } from '../../src/sandbox/webhook-signature.ts';
import { closePayment } from '../../src/use-cases/close-payment.ts';
import { createPayment } from '../../src/use-cases/create-payment.ts';
import { getPayment } from '../../src/use-cases/get-payment.ts';
import { receiveSandboxWebhook } from '../../src/use-cases/receive-sandbox-webhook.ts';
import { refundPayment } from '../../src/use-cases/refund-payment.ts';

export const orderId = makeId('order', '0000000000000000000a');
export const minute = 60_000;

/** The one charge of a payment where nothing is strange. */
const owed = { chargeId: 'charge-1', amount: { amount: 5500, currency: 'EUR' } } as const;

/** The whole service on the embedded DynamoDB, with its endpoints as functions; webhooks go over real HTTP on loopback. */
export const paymentsWorld = async () => {
  const table = await createTestTable('payments');
  const clock = manualClock();
  const sessions = sandboxSessionsTable(table.client, table.name, clock);
  const payments = paymentsTable(table.client, table.name, clock);
  const secret = webhookSecret(table.client, table.name);
  const sandbox = { webhookSecret: secret, siteUrl: 'https://shop.example' };
  const provider = sandboxProvider({ sessions, clock, ...sandbox });
  const ports = { sessions, payments, provider, clock };
  const handlers = {
    create: httpHandler(contracts.createPayment, createPayment(ports)),
    get: httpHandler(contracts.getPayment, getPayment(ports)),
    close: httpHandler(contracts.closePayment, closePayment(ports)),
    refund: httpHandler(contracts.refundPayment, refundPayment(ports)),
    show: httpHandler(contracts.showSandboxCheckout, showSandboxCheckout(ports)),
    pay: httpHandler(contracts.paySandbox, paySandbox(ports)),
    decline: httpHandler(contracts.declineSandbox, declineSandbox(ports)),
    charge: httpHandler(contracts.chargeSandbox, chargeSandbox(ports)),
    receive: httpHandler(contracts.receiveSandboxWebhook, receiveSandboxWebhook(ports)),
  };

  const receiver = await serve(handlers.receive);
  const deliver = taskHandler(task, deliverSandboxWebhook({ clock, webhookSecret: secret, apiUrl: receiver.url }));

  const outboxItems = async (): Promise<OutboxItem[]> => {
    const { Items = [] } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'kind = :outbox',
        ExpressionAttributeValues: { ':outbox': 'outbox' },
      }),
    );
    return Items as OutboxItem[];
  };
  const bodiesTo = async (to: OutboxItem['to']) =>
    (await outboxItems()).filter((item) => item.to === to).map((item) => JSON.parse(item.body) as Published);

  type Forgery = { id?: string; order?: OrderId; charge?: object; signWith?: string; headers?: Record<string, string> };
  const signed = async (type: string, { id = 'msg_test', order = orderId, charge = owed, signWith, headers }: Forgery = {}) => {
    const data = { orderId: order, charge, refundId: `${owed.chargeId}-payment` };
    const body = JSON.stringify({ type, timestamp: '2027-01-01T00:00:00Z', data });
    const timestamp = Math.floor(clock.now() / 1000);
    return apiEvent({ headers: { ...signedHeaders(id, timestamp, body, signWith ?? (await secret())), ...headers }, body });
  };

  return {
    ports,
    sandbox,
    clock,
    receiver,
    handlers,
    table,

    create: (change: object = {}) => handlers.create(apiEvent({ body: { ...paymentRequest(clock.now()), ...change } })),
    get: async () => read(await handlers.get(apiEvent({ params: { orderId } }))),
    close: () => handlers.close(apiEvent({ params: { orderId } })),
    refund: () => handlers.refund(apiEvent({ params: { orderId }, body: { reason: 'stock-lost' } })),

    /** The types of the events that were published, sorted. */
    published: async () => (await bodiesTo('topic')).map((each) => each.type).sort(),
    events: () => bodiesTo('topic'),
    webhooks: () => bodiesTo('task'),
    /** Delivers every webhook that was ever sent, as an at-least-once queue might; answers which failed. */
    deliverWebhooks: async () => (await deliver(queueEvent(...(await bodiesTo('task'))))).batchItemFailures,

    signed,
    /** Receives a webhook of our own making. */
    webhook: async (...webhook: Parameters<typeof signed>) => handlers.receive(await signed(...webhook)),
  };
};

type Published = { readonly type: string; readonly aggregateversion: number };

export type PaymentsWorld = Awaited<ReturnType<typeof paymentsWorld>>;

const paymentRequest = (now: number) => ({
  orderId,
  amount: { amount: 5500, currency: 'EUR' },
  description: 'Night of the Owls',
  locale: 'en',
  expiresAt: new Date(now + 10 * minute).toISOString(),
  returnUrl: 'https://shop.example/orders/1',
});

export const read = ({ statusCode, body }: { statusCode: number; body: string }) => ({
  statusCode,
  ...(body === '' ? {} : (JSON.parse(body) as { code?: string; status?: string | number; field?: string })),
});

/** Hands what is posted to a function, as API Gateway does; `broken` answers 503 in its place. */
const serve = async (handler: HttpHandler) => {
  const state = { broken: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event = apiEvent({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      const answer = state.broken ? Promise.resolve({ statusCode: 503, body: '' }) : handler(event);
      void answer.then(({ statusCode, body }) => response.writeHead(statusCode).end(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    breakDown: (broken: boolean) => {
      state.broken = broken;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};
