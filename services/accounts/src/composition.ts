import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { outbox } from '@onsale/runtime/outbox';
import { documentClient } from '@onsale/runtime/table';
import { accountsTable } from './adapters/accounts-table.ts';
import { apiKeysTable } from './adapters/api-keys-table.ts';
import { auditLog } from './adapters/audit-log.ts';
import { devicesTable } from './adapters/devices-table.ts';
import { invitationsTable } from './adapters/invitations-table.ts';
import { memberships } from './adapters/memberships.ts';
import { pairingAttempts } from './adapters/pairing-attempts.ts';
import { teamTable } from './adapters/team-table.ts';

export const composition = () => {
  const [client, tableName, clock] = [documentClient(), requiredEnv('TABLE_NAME'), systemClock];
  const [audit, messages] = [auditLog(client, tableName, clock), outbox(clock, tableName)];
  return {
    accounts: accountsTable(client, tableName),
    apiKeys: apiKeysTable(client, tableName, { audit, outbox: messages, clock }),
    memberships: memberships(client, tableName),
    team: teamTable(client, tableName, audit),
    invitations: invitationsTable(client, tableName, { audit, outbox: messages }),
    devices: devicesTable(client, tableName, audit),
    attempts: pairingAttempts(client, tableName, clock),
    audit,
    clock,
  };
};
