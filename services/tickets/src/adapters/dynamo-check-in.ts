import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CheckInListId } from '@onsale/kernel/id';
import { happens, transact, transitionUpdate } from '@onsale/runtime/table';
import type { CheckInList, Scan } from '../domain/scan.ts';
import { admitTicket } from '../domain/ticket.ts';
import type { CheckIn } from '../ports.ts';
import { ticketKey } from './dynamo-tickets.ts';

const listKey = (listId: CheckInListId) => ({ pk: `list#${listId}`, sk: 'list' });
const scanKey = (listId: CheckInListId, scanId: string) => ({ pk: `list#${listId}`, sk: `scan#${scanId}` });

/** A list and its scans share a partition, which takes 500 admissions a second (a transaction's writes count twice). */
export const dynamoCheckIn = (client: DynamoDBDocumentClient, tableName: string): CheckIn => {
  const read = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }))).Item;

  const newItem = (Item: Record<string, unknown>) => ({
    TableName: tableName,
    Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  });

  return {
    findList: async (listId) => (await read(listKey(listId))) as CheckInList | undefined, // written by createList alone
    findScan: async (listId, scanId) => (await read(scanKey(listId, scanId))) as Scan | undefined, // written by record alone

    createList: async (list) => {
      await happens(client.send(new PutCommand(newItem({ ...listKey(list.listId), kind: 'check-in-list', ...list }))));
    },

    record: async (scan) => {
      const Key = scan.result === 'admitted' && scan.ticketId ? ticketKey(scan.ticketId) : undefined;
      const admitted = transitionUpdate(admitTicket, { admittedAt: scan.admittedAt });
      const { ok } = await transact(client, [
        { Put: newItem({ ...scanKey(scan.listId, scan.scanId), kind: 'scan', ...scan }) },
        ...(Key ? [{ Update: { TableName: tableName, Key, ...admitted } }] : []),
      ]);
      return ok;
    },
  };
};
