import { createWebhook as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { createWebhook } from '../use-cases/create-webhook.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, createWebhook(webhooksComposition()));
