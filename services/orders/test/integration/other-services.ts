import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { claimHold, confirmHold } from '@onsale/contracts/inventory/api';
import { closePayment, createPayment, getPayment } from '@onsale/contracts/payments/api';
import { listOrderTickets } from '@onsale/contracts/tickets/api';
import { makeId } from '@onsale/kernel/id';
import { claimableHold } from '../fakes/samples.ts';

type Seen = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
};

/** The internal API of the other services on a port of its own: one hold at 55 euros a ticket, one payment. */
export const startOtherServices = async (expiresAt: number) => {
  const hold = claimableHold({ price: 5500, expiresAt });
  const seen: Seen[] = [];
  const checkoutUrl = 'https://pay.example/one';
  const payment = { paymentId: makeId('payment', 'one'), amount: hold.total, status: 'open', checkoutUrl };

  const answers = {
    [routeOf(claimHold)]: (body: object) => [200, { ...hold, ...body }],
    [routeOf(createPayment)]: () => [201, payment],
    [routeOf(getPayment)]: () => [200, payment],
    [routeOf(closePayment)]: () => [200, { ...payment, status: 'closed' }],
    [routeOf(confirmHold)]: () => [200, { lines: hold.lines }],
    [routeOf(listOrderTickets)]: () => [200, { items: [{ ticketId: makeId('ticket', 'one'), code: 'one', status: 'valid' }] }],
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const body = text === '' ? {} : (JSON.parse(text) as object);
      const { method = '', url: path = '' } = request;
      seen.push({ method, path, authorization: request.headers.authorization, body });
      const answer = answers[routeKey(method, path.replace(/\?.*/, '').replace(/(hld|ord)_[^/]+/, '{id}'))];
      const [status, document] = answer?.(body) ?? [404, { code: 'not-found' }];
      response.writeHead(status as number, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return { url: `http://127.0.0.1:${port}`, hold, seen, stop: () => void server.close() };
};

const routeKey = (method: string, path: string): string => `${method} ${path}`;
const routeOf = ({ method, path }: { method: string; path: string }): string => routeKey(method, path.replace(/\{\w+\}/, '{id}'));
