import { createHmac, randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadOrCreateSecret } from '@onsale/runtime/secret-item';
import { normalised } from '../domain/order-link.ts';

/** What the table knows the buyer with a mail address by: tells nothing of the address to who has not the table's secret. */
export type BuyerKeys = (email: string) => Promise<string>;

export const buyerKeys = (client: DynamoDBDocumentClient, tableName: string): BuyerKeys => {
  let secret: string | undefined; // read once a cold start
  return async (email) => {
    secret ??= await loadOrCreateSecret(client, tableName, 'buyer-keys', () => randomBytes(32).toString('base64url'));
    return `buyer#${createHmac('sha256', secret).update(normalised(email)).digest('base64url')}`;
  };
};
