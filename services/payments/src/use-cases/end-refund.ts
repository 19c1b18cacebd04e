import { paymentRefunded } from '@onsale/contracts/payments/events';
import { allows } from '@onsale/kernel/transition';
import { wiser } from '../domain/charge.ts';
import type { Charge } from '../domain/charge.ts';
import { finishRefund } from '../domain/payment.ts';
import type { Payment } from '../domain/payment.ts';
import type { Payments } from '../ports.ts';

/** The provider has sent the payment's charge back; told once, from whomever we hear of it. */
export const endRefund =
  ({ payments }: { payments: Payments }) =>
  async (payment: Payment, charge: Charge): Promise<Payment> => {
    for (let current = payment; ;) {
      if (!allows(finishRefund, current.status)) return current;
      const news = { change: finishRefund, events: [paymentRefunded], charge };
      if ((await payments.record(current, news)) === 'recorded') return wiser(current, news);
      const meanwhile = await payments.find(payment.orderId);
      if (!meanwhile) throw new Error(`The payment of ${payment.orderId} is gone`);
      current = meanwhile;
    }
  };
