import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { paymentsTable } from './adapters/payments-table.ts';
import { sandboxProvider } from './adapters/sandbox-provider.ts';
import { sandboxSessionsTable } from './adapters/sandbox-sessions-table.ts';
import { webhookSecret } from './adapters/webhook-secret.ts';

/** Everything that use cases need, made once on cold start from the function's environment. */
export const composition = () => {
  const clock = systemClock;
  const client = documentClient();
  const tableName = requiredEnv('TABLE_NAME');
  const sessions = sandboxSessionsTable(client, tableName, clock);
  const secret = webhookSecret(client, tableName);
  return {
    clock,
    sessions,
    webhookSecret: secret,
    apiUrl: requiredEnv('API_URL'),
    payments: paymentsTable(client, tableName, clock),
    provider: sandboxProvider({ sessions, webhookSecret: secret, clock, siteUrl: requiredEnv('SITE_URL') }),
  };
};
