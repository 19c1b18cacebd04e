import { composition } from '../composition.ts';
import { sweepWebhooks } from '../use-cases/sweep-webhooks.ts';
import { webhooksComposition } from '../webhooks-composition.ts';

export const handler = sweepWebhooks({ ...webhooksComposition(), mailer: composition().mailer });
