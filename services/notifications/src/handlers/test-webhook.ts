import { testWebhook as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { testWebhook } from '../use-cases/test-webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, testWebhook(webhooksComposition()));
