import { systemClock } from '@onsale/kernel/clock';
import { auditRow } from '@onsale/runtime/audit-log';
import { requiredEnv } from '@onsale/runtime/env';
import { networkLimit } from '@onsale/runtime/network-limit';
import { outbox } from '@onsale/runtime/outbox';
import { documentClient } from '@onsale/runtime/table';
import { accountsTable } from './adapters/accounts-table.ts';
import { apiKeysTable } from './adapters/api-keys-table.ts';
import { devicesTable } from './adapters/devices-table.ts';
import { invitationsTable } from './adapters/invitations-table.ts';
import { memberships } from './adapters/memberships.ts';
import { teamTable } from './adapters/team-table.ts';
import { attemptsANetwork } from './domain/pairing-code.ts';

export const composition = () => {
  const [client, tableName, clock] = [documentClient(), requiredEnv('TABLE_NAME'), systemClock];
  const [row, messages] = [auditRow(tableName, clock), outbox(clock, tableName)];
  return {
    accounts: accountsTable(client, tableName),
    apiKeys: apiKeysTable(client, tableName, { auditRow: row, outbox: messages, clock }),
    memberships: memberships(client, tableName),
    team: teamTable(client, tableName, row),
    invitations: invitationsTable(client, tableName, { auditRow: row, outbox: messages }),
    devices: devicesTable(client, tableName, row),
    attempts: networkLimit(client, tableName, { clock, kind: 'pairing-attempts', ...attemptsANetwork }),
    clock,
  };
};
