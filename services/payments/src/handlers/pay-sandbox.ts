import { paySandbox as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { paySandbox } from '../sandbox/pay-sandbox.ts';

export const handler = httpHandler(contract, paySandbox(composition()));
