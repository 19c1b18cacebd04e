import { showSandboxCheckout as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { showSandboxCheckout } from '../sandbox/show-sandbox-checkout.ts';

export const handler = httpHandler(contract, showSandboxCheckout(composition()));
