import { paymentRefunded, paymentSucceeded } from '@onsale/contracts/payments/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { endRefund } from '../use-cases/end-refund.ts';
import { takePayment } from '../use-cases/take-payment.ts';

const ports = composition();

export const handler = eventHandler([on(paymentSucceeded, takePayment(ports)), on(paymentRefunded, endRefund(ports))]);
