import { changeWebhook as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { changeWebhook } from '../use-cases/change-webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, changeWebhook(webhooksComposition()));
