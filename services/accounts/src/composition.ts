import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { accountsTable } from './adapters/accounts-table.ts';
import { memberships } from './adapters/memberships.ts';

export const composition = () => {
  const [client, tableName] = [documentClient(), requiredEnv('TABLE_NAME')];
  return {
    accounts: accountsTable(client, tableName),
    memberships: memberships(client, tableName),
    clock: systemClock,
  };
};
