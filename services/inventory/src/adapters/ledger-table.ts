import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Outbox } from '@onsale/runtime/outbox';
import { transactTogether } from '@onsale/runtime/transact-together';
import type { LedgerRow } from '../domain/ledger.ts';
import type { Ledger } from '../ports.ts';
import { tellAhead } from './tell-ahead.ts';

/** Enough digits that a unit's rows stay in order for ever. */
const versionDigits = 8;

/** Rows beside each other by unit, in the order of its versions. Nothing ever changes or deletes one. A batch's rows are one request. */
export const ledgerTable = (client: DynamoDBDocumentClient, TableName: string, outbox: Outbox): Ledger => {
  const transact = transactTogether(client);
  return {
    append: async (row) => {
      const Put = { TableName, Item: ledgerItem(row), ConditionExpression: 'attribute_not_exists(pk)' };
      await transact([{ Put }]); // lost: a row that is there already says the same
    },
    tellAhead: tellAhead(client, outbox),
  };
};

/** As it lies in the table. */
export const ledgerItem = ({ unit: { pk, sk, version }, ...row }: LedgerRow) => ({
  pk: `ledger#${pk}`,
  sk: `${sk}#${String(version).padStart(versionDigits, '0')}`,
  kind: 'ledger',
  version,
  ...row,
});
