import { auditParts } from '@onsale/contracts/audit-parts';
import { keptAudit } from '@onsale/runtime/audit-log';
import { requiredEnv } from '@onsale/runtime/env';
import { log } from '@onsale/runtime/logger';
import { serviceClient } from '@onsale/runtime/service-client';
import { documentClient } from '@onsale/runtime/table';
import { accountsTable } from './adapters/accounts-table.ts';
import { auditTrail } from './adapters/audit-trail.ts';

type Part = Parameters<typeof auditTrail>[0][string];

/** Our own part, and those of the services that we ask for theirs. */
export const auditComposition = () => {
  const [client, tableName, call] = [documentClient(), requiredEnv('TABLE_NAME'), serviceClient()];
  const others = Object.entries(auditParts).map(([service, contract]): [string, Part] => [
    service,
    (query) => call(contract, { query }),
  ]);
  return {
    accounts: accountsTable(client, tableName),
    audit: auditTrail({ accounts: keptAudit(client, tableName), ...Object.fromEntries(others) }, log),
  };
};
