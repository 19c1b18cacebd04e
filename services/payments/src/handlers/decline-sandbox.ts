import { declineSandbox as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { declineSandbox } from '../sandbox/decline-sandbox.ts';

export const handler = httpHandler(contract, declineSandbox(composition()));
