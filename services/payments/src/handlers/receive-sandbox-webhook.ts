import { receiveSandboxWebhook as contract } from '@onsale/contracts/payments/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { receiveSandboxWebhook } from '../use-cases/receive-sandbox-webhook.ts';

export const handler = httpHandler(contract, receiveSandboxWebhook(composition()));
