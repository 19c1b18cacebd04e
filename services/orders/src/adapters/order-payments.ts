import { closePayment, createPayment, getPayment, refundPayment } from '@onsale/contracts/payments/api';
import type { Refusal } from '@onsale/contracts/use-case';
import type { Result } from '@onsale/kernel/result';
import type { ServiceClient } from '@onsale/runtime/service-client';
import { refundReasonOf } from '../domain/order.ts';
import type { Payments } from '../ports.ts';

/** The payments service, over HTTP. `siteUrl` is the shop's origin, where buyers come back to after paying. */
export const orderPayments = (call: ServiceClient, siteUrl: string): Payments => ({
  open: async (order) => {
    const { orderId, total: amount, event, buyer, expiresAt } = order;
    const returnUrl = `${siteUrl}/orders/${orderId}`;
    const body = { orderId, amount, description: event.name, locale: buyer.locale, expiresAt, returnUrl };
    return expected(await call(createPayment, { body })).checkoutUrl;
  },

  checkoutUrl: async (orderId) => {
    const payment = await call(getPayment, { params: { orderId } });
    return payment.ok && payment.value.status === 'open' ? payment.value.checkoutUrl : undefined;
  },

  close: async (orderId) => {
    const payment = await call(closePayment, { params: { orderId } });
    return payment.ok ? payment.value.status : 'none';
  },

  refund: async (order) => {
    const { orderId } = order;
    expected(await call(refundPayment, { params: { orderId }, body: { reason: refundReasonOf(order) } }));
  },
});

/** Where a refusal means that two services disagree about money: a fault, for people to look at. */
const expected = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(`Payments refused with ${result.error.code}`);
  return result.value;
};
