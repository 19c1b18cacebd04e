import { refundPayment as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { refundPayment } from '../use-cases/refund-payment.ts';

export const handler = httpHandler(contract, refundPayment(composition()));
