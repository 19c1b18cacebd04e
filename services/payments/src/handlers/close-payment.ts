import { closePayment as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { closePayment } from '../use-cases/close-payment.ts';

export const handler = httpHandler(contract, closePayment(composition()));
