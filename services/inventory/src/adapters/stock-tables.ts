import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@onsale/kernel/clock';
import { systemRandom } from '@onsale/kernel/random';
import { auditRow } from '@onsale/runtime/audit-log';
import { networkLimit } from '@onsale/runtime/network-limit';
import { outbox } from '@onsale/runtime/outbox';
import { wrongCodesANetwork } from '../domain/voucher.ts';
import type { StockPorts } from '../ports.ts';
import { actTable } from './act-table.ts';
import { allocationTable } from './allocation-table.ts';
import { holdTable } from './hold-table.ts';
import { saleTable } from './sale-table.ts';
import { shareTable } from './share-table.ts';
import { snapshotTable } from './snapshot-table.ts';
import { unitTable } from './unit-table.ts';

/** All that selling keeps, in one table. */
export const stockTables = (client: DynamoDBDocumentClient, tableName: string, clock: Clock): StockPorts => {
  const [out, row] = [outbox(clock, tableName), auditRow(tableName, clock)];
  return {
    sales: saleTable(client, tableName, out, clock),
    snapshots: snapshotTable(client, tableName, out),
    units: unitTable(client, tableName),
    holds: holdTable(client, tableName),
    shares: shareTable(client, tableName, clock, systemRandom),
    voucherTries: networkLimit(client, tableName, { clock, kind: 'voucher-tries', ...wrongCodesANetwork }),
    allocations: allocationTable(client, tableName, row),
    acts: actTable(client, row),
  };
};
