import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { transact } from '@onsale/runtime/table';
import type { Acts } from '../ports.ts';

export const actTable = (client: DynamoDBDocumentClient, auditRow: AuditRow): Acts => ({
  note: async (act) => {
    await transact(client, [auditRow(act)]); // a fresh key: no condition to fail
  },
});
