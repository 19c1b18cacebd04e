import { replayWebhookDelivery as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { replayWebhookDelivery } from '../use-cases/replay-webhook-delivery.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, replayWebhookDelivery(webhooksComposition()));
