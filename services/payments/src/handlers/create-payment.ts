import { createPayment as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createPayment } from '../use-cases/create-payment.ts';

export const handler = httpHandler(contract, createPayment(composition()));
