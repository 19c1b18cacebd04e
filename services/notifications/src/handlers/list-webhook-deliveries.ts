import { listWebhookDeliveries as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { listWebhookDeliveries } from '../use-cases/list-webhook-deliveries.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, listWebhookDeliveries(webhooksComposition()));
