import { taskHandler } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { deliverSandboxWebhook } from '../sandbox/deliver-sandbox-webhook.ts';
import { deliverSandboxWebhook as task } from '../sandbox/webhook.ts';

export const handler = taskHandler(task, deliverSandboxWebhook(composition()));
