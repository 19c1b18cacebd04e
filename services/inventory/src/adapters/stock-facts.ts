import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { EventId } from '@onsale/contracts/shapes';
import type { HoldId } from '@onsale/kernel/id';
import { scanPage, scannedTable } from '@onsale/runtime/scan-page';
import { holderOf } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import { ledgerStanding } from '../domain/ledger.ts';
import type { StoredUnit } from '../domain/ledger.ts';
import type { StockFacts, TableFact } from '../ports.ts';
import type { ledgerItem } from './ledger-table.ts';

type Item = Record<string, unknown>;

/** Reads the whole table, page by page, and says of each item what reconciliation asks. */
export const stockFacts = (client: DynamoDBDocumentClient, tableName: string): StockFacts => {
  const table = scannedTable(tableName);
  return {
    page: (cursor, eventId) =>
      scanPage(client, table, cursor, (item) =>
        factsOf(item).filter((fact) => eventId === undefined || fact.eventId === eventId),
      ),
  };
};

/** Only the files beside this one write these items, each kind from its own type. */
const factsOf = (item: Item): TableFact[] => {
  switch (item['kind']) {
    case 'unit':
      return [unitFact(item as unknown as StoredUnit)];
    case 'ledger':
      return [ledgerFact(item as unknown as LedgerItem)];
    case 'hold':
      return [holdFact(item as unknown as Hold)];
    case 'event':
      return [{ kind: 'sale', eventId: eventOf(String(item['pk'])) }];
    default:
      return [];
  }
};

type LedgerItem = ReturnType<typeof ledgerItem>;

export const unitFact = (unit: StoredUnit) => {
  const { pk, sk, version, freeFrom } = unit;
  return { kind: 'unit', ...placeOf(pk, sk), version, freeFrom, standing: ledgerStanding(unit) } as const;
};

export const ledgerFact = ({ pk, sk, version, from, to, at }: LedgerItem) =>
  ({ kind: 'ledger', ...placeOf(pk.slice('ledger#'.length), sk.slice(0, sk.lastIndexOf('#'))), version, from, to, at }) as const;

export const holdFact = (hold: Hold) => {
  const { holdId, eventId, status, version, expiresAt, orderId, units } = hold;
  const unitIds = units.flat();
  const heldAs: HoldId = holderOf(hold);
  return { kind: 'hold', holdId, eventId, status, version, expiresAt, heldAs, unitIds, ...(orderId && { orderId }) } as const;
};

/** `unit#<eventId>#<blockId>` and a name within the block. */
const placeOf = (pk: string, name: string) => {
  const [, eventId = '', ...block] = pk.split('#');
  return { eventId: EventId.parse(eventId), unitId: [...block, name].join('#') };
};

/** `event#<eventId>`. */
const eventOf = (pk: string) => EventId.parse(pk.slice('event#'.length));
