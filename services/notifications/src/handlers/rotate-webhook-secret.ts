import { rotateWebhookSecret as contract } from '@onsale/contracts/notifications/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { rotateWebhookSecret } from '../use-cases/rotate-webhook-secret.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = httpHandler(contract, rotateWebhookSecret(webhooksComposition()));
