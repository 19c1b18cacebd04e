import { eventCancelled } from '@onsale/contracts/catalog/events';
import { soldAhead } from '@onsale/contracts/inventory/events';
import { paymentPartial, paymentRefunded, paymentSucceeded, paymentSurplus } from '@onsale/contracts/payments/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { cancelEvent } from '../use-cases/cancel-event.ts';
import { endRefund } from '../use-cases/end-refund.ts';
import { expectOrders } from '../use-cases/expect-orders.ts';
import { sendSurplusBack } from '../use-cases/send-surplus-back.ts';
import { takePartialPayment, takePayment } from '../use-cases/take-payment.ts';

const ports = composition();

export const handler = eventHandler([
  on(paymentSucceeded, takePayment(ports)),
  on(paymentPartial, takePartialPayment(ports)),
  on(paymentSurplus, sendSurplusBack(ports)),
  on(paymentRefunded, endRefund(ports)),
  on(eventCancelled, cancelEvent(ports)),
  on(soldAhead, expectOrders(ports)),
]);
