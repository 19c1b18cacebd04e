import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { accountsTable } from './adapters/accounts-table.ts';

export const composition = () => ({
  accounts: accountsTable(documentClient(), requiredEnv('TABLE_NAME')),
  clock: systemClock,
});
