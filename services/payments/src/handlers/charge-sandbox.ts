import { chargeSandbox as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { chargeSandbox } from '../sandbox/charge-sandbox.ts';

export const handler = httpHandler(contract, chargeSandbox(composition()));
