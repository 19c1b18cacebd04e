import { streamBatchHandler } from '@onsale/runtime/stream-handler';
import { deliveryOf } from '../adapters/webhook-deliveries.ts';
import { deliverWebhooks } from '../use-cases/deliver-webhooks.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

const deliver = deliverWebhooks(webhooksComposition(), 'fast');

export const handler = streamBatchHandler((items) => deliver(items.map(deliveryOf)));
