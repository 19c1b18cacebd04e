import type { getPayment as contract } from '@onsale/contracts/payments/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { viewOf } from '../domain/payment.ts';
import type { Payments } from '../ports.ts';

export const getPayment =
  ({ payments }: { payments: Payments }): UseCase<typeof contract> =>
  async ({ orderId }) => {
    const payment = await payments.find(orderId);
    return payment ? ok(viewOf(payment)) : refusal('payment-not-found');
  };
