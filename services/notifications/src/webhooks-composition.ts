import { systemClock } from '@onsale/kernel/clock';
import { systemRandom } from '@onsale/kernel/random';
import { requiredEnv } from '@onsale/runtime/env';
import { log } from '@onsale/runtime/logger';
import { documentClient } from '@onsale/runtime/table';
import { receiverReach } from './adapters/receiver-reach.ts';
import { guardedReceivers } from './adapters/receivers.ts';
import { signingSecrets } from './adapters/signing-secrets.ts';
import { webhookDeliveries } from './adapters/webhook-deliveries.ts';
import { webhooksTable } from './adapters/webhooks-table.ts';

/** Mails apart, which one function writes. */
export const webhooksComposition = () => {
  const [client, tableName] = [documentClient(), requiredEnv('TABLE_NAME')];
  const rules = { reach: receiverReach(process.env), own: [requiredEnv('API_URL'), requiredEnv('SITE_URL')] };
  return {
    webhooks: webhooksTable(client, tableName, systemClock),
    deliveries: webhookDeliveries(client, tableName, systemClock),
    secrets: signingSecrets(client, tableName, systemClock),
    receivers: guardedReceivers(rules, systemClock),
    clock: systemClock,
    random: systemRandom,
    log,
  };
};
