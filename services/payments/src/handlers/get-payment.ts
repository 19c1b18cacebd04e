import { getPayment as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getPayment } from '../use-cases/get-payment.ts';

export const handler = httpHandler(contract, getPayment(composition()));
