import { getWebhookDelivery as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { getWebhookDelivery } from '../use-cases/get-webhook-delivery.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, getWebhookDelivery(webhooksComposition()));
