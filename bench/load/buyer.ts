import { randomUUID } from 'node:crypto';
import type { ResponseTo } from '@onsale/client/routes';
import type { Answer, Api } from './api.ts';

export type Hold = ResponseTo<'POST /v1/holds'>;
export type Placed = ResponseTo<'POST /v1/orders'>;
export type Order = ResponseTo<'GET /v1/orders/{orderId}'>;
type Availability = ResponseTo<'GET /v1/events/{eventId}/availability'>;
export type Line = { readonly ticketTypeId: string; readonly quantity: number } | { readonly seatId: string };

/** Either what was asked for, or the code of the refusal. */
export type Got<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

/** The answer of a 2xx, or the code of a refusal that a buyer may meet; all else ends the bench. */
const got = <Value>(what: string, { status, body }: Answer): Got<Value> => {
  if (status < 300) return { ok: true, value: body as Value }; // the contracts promise it
  const { code } = body as { code?: string }; // a problem document
  if (status === 409 && code !== undefined) return { ok: false, code };
  throw new Error(`${what} was answered ${status}: ${JSON.stringify(body)}`);
};

const found = async (api: Api, path: string): Promise<unknown> => {
  const { status, body } = await api('GET', path);
  if (status !== 200) throw new Error(`${path} was answered ${status}`);
  return body;
};

/** The steps of a buyer, each one request. */
export const buyer = (api: Api) => ({
  hold: async (eventId: string, lines: readonly Line[]) =>
    got<Hold>('a hold', await api('POST', '/v1/holds', { body: { eventId, lines } })),

  order: async (holdId: string, index: number) =>
    got<Placed>(
      'an order',
      await api('POST', '/v1/orders', {
        headers: { 'idempotency-key': randomUUID() },
        body: { holdId, buyer: { name: 'Mina Park', email: `buyer-${index}@example.org`, locale: 'en' } },
      }),
    ),

  /** On the sandbox's page, as its button does. */
  pay: async ({ payment }: Placed): Promise<void> => {
    if (!payment) throw new Error('there is nothing to pay');
    const { status } = await api('POST', `${new URL(payment.checkoutUrl).pathname}/pay`);
    if (status !== 303) throw new Error(`the sandbox answered ${status}`);
  },

  read: async ({ orderId, accessToken }: Placed): Promise<Order> => {
    const answer = await api('GET', `/v1/orders/${orderId}`, { headers: { authorization: `Bearer ${accessToken}` } });
    if (answer.status !== 200) throw new Error(`an order was answered ${answer.status}`);
    return answer.body as Order; // the contract promises it
  },

  look: (path: string): Promise<unknown> => found(api, path),

  seesFree: async (eventId: string): Promise<boolean> => {
    const { status } = (await found(api, `/v1/events/${eventId}/availability`)) as Availability; // the contract promises it
    return status === 'available';
  },
});

export type Buyer = ReturnType<typeof buyer>;

export const showsTickets = ({ status, tickets, positions }: Order): boolean =>
  status === 'confirmed' && tickets.length === positions.length;
